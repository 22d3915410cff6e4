using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Tests;

public sealed class WeakTokenValidationTests
{
    private const string Usings = """
        using Microsoft.IdentityModel.JsonWebTokens;
        using Microsoft.IdentityModel.Tokens;

        """;

    [Fact]
    public Task Switches_TurnedOff_AreReported() => Marked.CheckAgentsAsync<WeakTokenValidation>(Usings + """
        using Validation = Microsoft.IdentityModel.Tokens.TokenValidationParameters;

        class Mine : TokenValidationParameters
        {
            public Mine() => [|ValidateAudience = false|];
        }

        class Service(TokenValidationParameters given)
        {
            private const bool Off = false;

            private readonly Validation _field = new()
            {
                [|ValidateAudience = false|],
                [|ValidateIssuer = Off|],
                [|ValidateLifetime = !true|],
                [|ValidateIssuerSigningKey = (false)|],
                [|RequireSignedTokens = false|],
                [|RequireExpirationTime = false|],
                [|RequireAudience = default|],
            };

            public void Later()
            {
                [|given.ValidateLifetime = false|];
                Action off = () => [|given.ValidateIssuer = false|];
                void Local() => [|_field.ValidateAudience = false|];
                off();
                Local();
            }
        }
        """);

    [Fact]
    public Task Switches_LeftOnOrUnknown_AreNotReported() => Marked.CheckAgentsAsync<WeakTokenValidation>(Usings + """
        class Other
        {
            public bool ValidateAudience { get; set; }
            public TimeSpan ClockSkew { get; set; }
        }

        class Service
        {
            public TokenValidationParameters Of(bool isDevelopment) => new()
            {
                ValidateAudience = true,
                ValidateLifetime = !isDevelopment,
                SaveSigninToken = false,
                ClockSkew = TimeSpan.FromMinutes(5),
            };

            public Other NotOurs() => new() { ValidateAudience = false, ClockSkew = TimeSpan.MaxValue };
        }
        """);

    [Fact]
    public Task ClockSkew_OfMoreThanFiveMinutes_IsReported() => Marked.CheckAgentsAsync<WeakTokenValidation>(Usings + """
        class Service(TimeSpan given)
        {
            const int Hours = 2;

            public object[] All() =>
            [
                new TokenValidationParameters { [|ClockSkew = TimeSpan.MaxValue|] },
                new TokenValidationParameters { [|ClockSkew = TimeSpan.FromMinutes(5.5)|] },
                new TokenValidationParameters { [|ClockSkew = TimeSpan.FromHours(Hours)|] },
                new TokenValidationParameters { [|ClockSkew = TimeSpan.FromSeconds(301)|] },
                new TokenValidationParameters { [|ClockSkew = new TimeSpan(0, 6, 0)|] },
                new TokenValidationParameters { [|ClockSkew = new(1, 0, 0, 0)|] },
                new TokenValidationParameters { ClockSkew = new TimeSpan(0, 5, 0) },
                new TokenValidationParameters { ClockSkew = TimeSpan.Zero },
                new TokenValidationParameters { ClockSkew = TimeSpan.FromSeconds(300) },
                new TokenValidationParameters { ClockSkew = given },
            ];
        }
        """);

    [Fact]
    public Task Validators_ThatOnlyAccept_AreReported() => Marked.CheckAgentsAsync<WeakTokenValidation>(Usings + """
        class Service
        {
            public TokenValidationParameters Of()
            {
                return new TokenValidationParameters
                {
                    [|SignatureValidator = (token, parameters) => new JsonWebToken(token)|],
                    [|LifetimeValidator = (from, to, token, parameters) => true|],
                    [|AudienceValidator = delegate { return true; }|],
                    [|IssuerValidator = (issuer, token, parameters) => { return issuer; }|],
                    [|IssuerSigningKeyValidator = Always|],
                    [|TokenReplayValidator = Local|],
                };

                static bool Local(DateTime? expires, string token, TokenValidationParameters parameters) => true;
            }

            private static bool Always(SecurityKey key, SecurityToken token, TokenValidationParameters parameters) => true;
        }
        """);

    [Fact]
    public Task Validators_ThatCheck_AreNotReported() => Marked.CheckAgentsAsync<WeakTokenValidation>(Usings + """
        class Service(HashSet<string> known)
        {
            public TokenValidationParameters Of() => new()
            {
                LifetimeValidator = (from, to, token, parameters) => to > from,
                AudienceValidator = (audiences, token, parameters) => audiences.Any(known.Contains),
                IssuerValidator = (issuer, token, parameters) =>
                {
                    if (!known.Contains(issuer))
                        throw new SecurityTokenInvalidIssuerException();
                    return issuer;
                },
                TokenReplayValidator = null,
                IssuerSigningKeyValidator = (key, token, parameters) => false,
            };
        }
        """);

    [Fact]
    public async Task Rule_WithoutLibrariesForAgents_Runs()
    {
        Compilation compilation = Compile.Sources(("Program.cs", """
            new Microsoft.IdentityModel.Tokens.TokenValidationParameters().ValidateAudience = false;
            """));

        Assert.Null(AgentTypes.Of(compilation));
        Assert.Single(await Compile.DiagnoseAsync(compilation, [new WeakTokenValidation()]));
    }

    [Fact]
    public Task Rule_InATestProject_IsSilent() => Marked.CheckAgentsAsync<WeakTokenValidation>(
        ImmutableDictionary<string, string>.Empty.Add(TestProject.Property, "true"), [], Usings + """
        class Tests { public object Of() => new TokenValidationParameters { ValidateLifetime = false }; }
        """);

    [Fact]
    public async Task Analyzer_OnMalformedCode_DoesNotThrow()
    {
        Compilation compilation = Compile.Sources(("File.cs", Usings + """
            class C { object M() => new TokenValidationParameters { ValidateAudience = , ClockSkew = TimeSpan.FromHours(, LifetimeValidator = (a, => , SignatureValidator = Missing, ClockSkew = new( };
            """));

        await Compile.DiagnoseAsync(compilation, [new WeakTokenValidation()]);
    }
}
