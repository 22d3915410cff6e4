using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What is written to the locals and parameters of one member. Read when somebody asks, which most members never do.</summary>
internal sealed class LocalWrites(ImmutableArray<IOperation> blocks)
{
    private Dictionary<ISymbol, List<IOperation>>? _writes;

    public List<IOperation>? Into(ISymbol local)
    {
        _writes ??= Read();
        return _writes.TryGetValue(local, out List<IOperation>? values) ? values : null;
    }

    private Dictionary<ISymbol, List<IOperation>> Read()
    {
        var writes = new Dictionary<ISymbol, List<IOperation>>(SymbolEqualityComparer.Default);
        var walk = new OperationWalk();
        foreach (IOperation block in blocks)
        {
            walk.Start(block);
            while (walk.TryNext(out IOperation operation, out _))
            {
                switch (operation)
                {
                    case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { } initializer:
                        Add(declarator.Symbol, initializer.Value);
                        break;
                    case IAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                        Add(target.Local, assignment.Value);
                        break;
                    case IAssignmentOperation { Target: IParameterReferenceOperation target } assignment:
                        Add(target.Parameter, assignment.Value);
                        break;
                    case IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol declared } } pattern:
                        Add(declared, pattern.Value);
                        break;
                    case IIsPatternOperation { Pattern: IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol declared } } pattern:
                        Add(declared, pattern.Value);
                        break;
                }
            }
        }

        return writes;

        void Add(ISymbol local, IOperation value)
        {
            if (!writes.TryGetValue(local, out List<IOperation>? values))
                writes.Add(local, values = []);
            values.Add(value);
        }
    }
}
