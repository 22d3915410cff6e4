namespace ZeroTrustAgents.Credentials;

/// <summary>What a word does in a name. A word may have several roles; its place decides which one counts.</summary>
[Flags]
internal enum WordRole : uint
{
    /// <summary>Not a word of the vocabulary.</summary>
    Unknown = 0,

    /// <summary>Is a password by itself, in whatever language.</summary>
    Password = 1 << 0,

    /// <summary><c>pass</c>: a password behind an owner, otherwise little.</summary>
    Pass = 1 << 1,

    /// <summary><c>secret</c>, <c>credential</c>, <c>authorization</c>: telling by itself.</summary>
    Telling = 1 << 2,

    /// <summary><c>key</c>: telling behind a word of <see cref="KeyQualifier"/> or <see cref="Vendor"/>, nothing behind one of <see cref="KeyOfData"/>.</summary>
    Key = 1 << 3,

    /// <summary><c>token</c>: telling behind a word of <see cref="TokenQualifier"/> or <see cref="Vendor"/>, nothing behind one of <see cref="TokenOfText"/>.</summary>
    Token = 1 << 4,

    /// <summary>Says a little by itself: <c>auth</c>, <c>pin</c>, <c>salt</c>.</summary>
    Weak = 1 << 5,

    /// <summary><c>string</c>: with a word of <see cref="Connection"/> before it, a connection string.</summary>
    String = 1 << 6,

    /// <summary>What a connection string connects to.</summary>
    Connection = 1 << 7,

    /// <summary>Second half of <c>pass phrase</c>, <c>pass word</c>, <c>pass code</c>; <c>signature</c> of a shared access signature.</summary>
    Half = 1 << 8,

    /// <summary>Makes a key a credential.</summary>
    KeyQualifier = 1 << 9,

    /// <summary>Makes a token a credential.</summary>
    TokenQualifier = 1 << 10,

    /// <summary>A service that issues keys: makes keys and tokens credentials; behind a credential it only says whose it is.</summary>
    Vendor = 1 << 11,

    /// <summary>Who or what a password is of; behind a credential it only says whose it is.</summary>
    Owner = 1 << 12,

    /// <summary>A key of data, of a keyboard or of a dictionary.</summary>
    KeyOfData = 1 << 13,

    /// <summary>A token of a text, a protocol or a program.</summary>
    TokenOfText = 1 << 14,

    /// <summary>Changes nothing behind a credential: a form, an encoding, an environment, an ordinal.</summary>
    Modifier = 1 << 15,

    /// <summary>Behind a credential: the thing is an attribute of it, not the credential.</summary>
    Attribute = 1 << 16,

    /// <summary>Text for people; before a credential too, the thing is such a text.</summary>
    Label = 1 << 17,

    /// <summary>Where a value stands or is kept: before a credential, the thing may be the name of it.</summary>
    Reference = 1 << 18,

    /// <summary>Before a credential: the thing is a question, a state or an act.</summary>
    Question = 1 << 19,

    /// <summary>What the name is about ends before it.</summary>
    Preposition = 1 << 20,

    /// <summary>Prefix of a variable that holds a control of a user interface.</summary>
    Control = 1 << 21,

    /// <summary>Distinct enough to be found at either end of an unknown run of letters.</summary>
    Strong = 1 << 22,

    /// <summary>In a value: says that the value stands for one to be filled in.</summary>
    Marker = 1 << 23,

    /// <summary>In a value: a function word, which sentences have and passphrases have not.</summary>
    Function = 1 << 24,

    /// <summary>In a value: people put it before <c>password</c> when they invent one.</summary>
    Invented = 1 << 25,

    /// <summary>A word of its own that only looks as if it were made of others: <c>bypass</c>, <c>monkey</c>.</summary>
    Whole = 1 << 26,

    /// <summary>Digits.</summary>
    Number = 1 << 27,

    /// <summary><c>public</c> and <c>publishable</c>: what follows is meant to be seen.</summary>
    Public = 1 << 28,

    /// <summary>In a value: <c>super</c>, <c>very</c>: nobody names a thing so, but people invent secrets so.</summary>
    Intense = 1 << 29,

    /// <summary>In a value: a <see cref="Marker"/> that digits do not turn into a password.</summary>
    Asks = 1 << 30,

    /// <summary>Any word that can be the credential itself.</summary>
    Head = Password | Pass | Telling | Key | Token | Weak | String | Half,
}
