namespace ZeroTrustAgents.Analyzers;

/// <summary>For each danger, the arguments of the model that a value is made of: one bit an argument.</summary>
internal readonly record struct Taint(ulong Program, ulong Sql, ulong Path, ulong Host, ulong Code)
{
    public bool IsNone => (Program | Sql | Path | Host | Code) == 0;

    public ulong this[Danger danger] => danger switch
    {
        Danger.Program => Program,
        Danger.Sql => Sql,
        Danger.Path => Path,
        Danger.Host => Host,
        Danger.Code => Code,
        _ => 0,
    };

    public static Taint Of(ulong arguments) => new(arguments, arguments, arguments, arguments, arguments);

    public static Taint operator |(Taint left, Taint right) =>
        new(left.Program | right.Program, left.Sql | right.Sql, left.Path | right.Path, left.Host | right.Host, left.Code | right.Code);

    public static Taint operator &(Taint left, Taint right) =>
        new(left.Program & right.Program, left.Sql & right.Sql, left.Path & right.Path, left.Host & right.Host, left.Code & right.Code);

    public Taint Except(Taint other) =>
        new(Program & ~other.Program, Sql & ~other.Sql, Path & ~other.Path, Host & ~other.Host, Code & ~other.Code);

    public Taint Only(Danger dangers) => new(
        (dangers & Danger.Program) != 0 ? Program : 0,
        (dangers & Danger.Sql) != 0 ? Sql : 0,
        (dangers & Danger.Path) != 0 ? Path : 0,
        (dangers & Danger.Host) != 0 ? Host : 0,
        (dangers & Danger.Code) != 0 ? Code : 0);
}
