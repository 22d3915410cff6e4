using CsCheck;

namespace ZeroTrustAgents.Auditing.Transparency;

/// <summary>Tree hashes against published vectors, and proofs against the definition.</summary>
public sealed class MerkleTreeTests
{
    // Inputs and roots that the Certificate Transparency implementations publish for RFC 6962 trees.
    private static readonly string[] Inputs =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] Roots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void EmptyRoot_IsTheHashOfNothing() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Convert.ToHexStringLower(MerkleTree.EmptyRoot));

    [Fact]
    public void Root_OfThePublishedInputs_IsThePublishedRoot()
    {
        var edge = new TreeEdge();
        for (int i = 0; i < Inputs.Length; i++)
        {
            edge.Add(MerkleTree.Leaf(Convert.FromHexString(Inputs[i])), static (_, _, _) => Assert.Fail("no tile is full"));
            Assert.Equal(Roots[i], Convert.ToHexStringLower(edge.Root()));
        }
    }

    [Fact]
    public void Root_OfAnySize_IsTheDefinition()
    {
        var tree = new MemoryTree();
        for (int size = 1; size <= 70_000; size++)
        {
            tree.Add(BitConverter.GetBytes(size));
            if (size < 600 || size % 4099 == 0 || size is 65_535 or 65_536 or 65_537)
                Assert.Equal(tree.DefinedRoot(0, size), tree.Edge.Root());
        }
    }

    [Fact]
    public void Proofs_OfAnyTree_VerifyAndNothingElseDoes()
    {
        var tree = new MemoryTree();
        for (int i = 0; i < 1_500; i++)
            tree.Add(BitConverter.GetBytes(i));
        Gen.Select(Gen.Long[1, 1_500], Gen.Long[0, 1_499], Gen.Long[0, 1_500], Gen.Int[0, 1_000]).Where(t => t.Item2 < t.Item1 && t.Item3 <= t.Item1).Sample(
            t =>
            {
                (long size, long index, long older, int seed) = t;
                var proofs = new TreeProofs(tree, size);
                byte[] root = tree.DefinedRoot(0, (int)size);
                Assert.Equal(root, proofs.Root(size));

                List<byte[]> inclusion = proofs.Inclusion(index);
                Assert.True(ProofCheck.Inclusion(tree.Leaf((int)index), index, size, inclusion, root));
                Assert.False(ProofCheck.Inclusion(tree.Leaf((int)((index + 1) % 1_500)), index, size, inclusion, root));
                Assert.False(ProofCheck.Inclusion(tree.Leaf((int)index), index, size, [.. inclusion, root], root));
                Assert.False(inclusion.Count > 0 && ProofCheck.Inclusion(tree.Leaf((int)index), index, size, Changed(inclusion, seed), root));

                List<byte[]> consistency = proofs.Consistency(older);
                byte[] olderRoot = older == 0 ? MerkleTree.EmptyRoot : tree.DefinedRoot(0, (int)older);
                Assert.True(ProofCheck.Consistency(older, olderRoot, size, root, consistency));
                Assert.False(ProofCheck.Consistency(older, MerkleTree.Leaf([1, 2, 3]), size, root, consistency));
                Assert.False(older > 0 && ProofCheck.Consistency(older, olderRoot, size, MerkleTree.Leaf([1, 2, 3]), consistency)); // everything continues nothing
                Assert.False(ProofCheck.Consistency(older, olderRoot, size, root, [.. consistency, root]));
                Assert.False(consistency.Count > 0 && ProofCheck.Consistency(older, olderRoot, size, root, Changed(consistency, seed)));
            },
            iter: PropertyCases.Cases);
    }

    [Theory]
    [InlineData(0, 1, "tile/0/000.p/1")]
    [InlineData(5, 256, "tile/0/005")]
    [InlineData(999, 256, "tile/0/999")]
    [InlineData(1234067, 256, "tile/0/x001/x234/067")]
    [InlineData(1000, 17, "tile/0/x001/000.p/17")]
    public void Path_Hashes_IsTheSpecifications(long index, int width, string path) => Assert.Equal(path, TilePath.Hashes(0, index, width));

    [Fact]
    public void Path_Entries_IsTheSpecifications() => Assert.Equal("tile/entries/x001/x234/067.p/8", TilePath.Entries(1234067, 8));

    private static List<byte[]> Changed(List<byte[]> proof, int seed)
    {
        List<byte[]> changed = [.. proof.Select(static h => (byte[])h.Clone())];
        changed[seed % changed.Count][seed % MerkleTree.HashBytes] ^= (byte)(1 << (seed % 8));
        return changed;
    }

    /// <summary>A tree in memory, with the roots as section 2.1 of RFC 6962 defines them.</summary>
    private sealed class MemoryTree : ITileReader
    {
        private readonly List<byte[]> _leaves = [];
        private readonly System.Collections.Concurrent.ConcurrentDictionary<(int From, int To), byte[]> _defined = new();
        private readonly Dictionary<(int Level, long Index), byte[]> _full = [];

        public TreeEdge Edge { get; } = new();

        public byte[] Leaf(int index) => _leaves[index];

        public void Add(byte[] entry)
        {
            _leaves.Add(MerkleTree.Leaf(entry));
            Edge.Add(_leaves[^1], (level, index, hashes) => Assert.True(_full.TryAdd((level, index), hashes.ToArray())));
        }

        public byte[] DefinedRoot(int from, int to)
        {
            if (to - from == 1)
                return _leaves[from];
            if (_defined.TryGetValue((from, to), out byte[]? known))
                return known;
            int k = 1;
            while (k * 2 < to - from)
                k *= 2;
            byte[] root = System.Security.Cryptography.SHA256.HashData([1, .. DefinedRoot(from, from + k), .. DefinedRoot(from + k, to)]);
            if (long.IsPow2(to - from))
                _defined[(from, to)] = root; // perfect trees stay what they are
            return root;
        }

        public byte[] ReadHashes(int level, long index, int width)
        {
            if (!_full.TryGetValue((level, index), out byte[]? hashes))
                hashes = Edge.Partial(level).ToArray();
            return hashes[..(width * MerkleTree.HashBytes)];
        }
    }
}
