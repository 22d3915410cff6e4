namespace ZeroTrustAgents.Auditing.Transparency;

/// <summary>Checks proofs against roots, as RFC 9162 words it: sections 2.1.3.2 and 2.1.4.2.</summary>
internal static class ProofCheck
{
    /// <summary>Whether <paramref name="proof"/> leads from <paramref name="leafHash"/> at <paramref name="index"/> to <paramref name="root"/> of a tree of <paramref name="size"/>.</summary>
    public static bool Inclusion(ReadOnlySpan<byte> leafHash, long index, long size, IReadOnlyList<byte[]> proof, ReadOnlySpan<byte> root)
    {
        if (index < 0 || index >= size || leafHash.Length != MerkleTree.HashBytes)
            return false;
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash.ToArray();
        foreach (byte[] sibling in proof)
        {
            if (last == 0 || sibling.Length != MerkleTree.HashBytes)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                MerkleTree.Node(sibling, hash, hash);
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                MerkleTree.Node(hash, sibling, hash);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && root.SequenceEqual(hash);
    }

    /// <summary>Whether the tree of <paramref name="older"/> entries is the beginning of the tree of <paramref name="newer"/>.</summary>
    public static bool Consistency(long older, ReadOnlySpan<byte> olderRoot, long newer, ReadOnlySpan<byte> newerRoot, IReadOnlyList<byte[]> proof)
    {
        if (older < 0 || older > newer)
            return false;
        if (older == newer)
            return proof.Count == 0 && olderRoot.SequenceEqual(newerRoot);
        if (older == 0)
            return proof.Count == 0 && olderRoot.SequenceEqual(MerkleTree.EmptyRoot);

        int next = 0;
        byte[] first;
        if (long.IsPow2(older))
            first = olderRoot.ToArray();
        else if (proof.Count > 0)
            first = proof[next++];
        else
            return false;
        long node = older - 1;
        long last = newer - 1;
        while ((node & 1) == 1)
        {
            node >>= 1;
            last >>= 1;
        }

        if (first.Length != MerkleTree.HashBytes)
            return false;
        byte[] oldHash = [.. first];
        byte[] newHash = [.. first];
        for (; next < proof.Count; next++)
        {
            byte[] sibling = proof[next];
            if (last == 0 || sibling.Length != MerkleTree.HashBytes)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                MerkleTree.Node(sibling, oldHash, oldHash);
                MerkleTree.Node(sibling, newHash, newHash);
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                MerkleTree.Node(newHash, sibling, newHash);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && olderRoot.SequenceEqual(oldHash) && newerRoot.SequenceEqual(newHash);
    }
}
