using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>What ordinary files hold and is no credential. Each sample is long on purpose: any finding in it is a false alarm.</summary>
public sealed class HarmlessFileTests
{
    private static async Task AssertNothingAsync(string path, string text)
    {
        ImmutableArray<Diagnostic> found = await FileFindings.FindAsync(path, text);
        Assert.True(found.IsEmpty, string.Join("\n", found.Select(d => $"{d.Location.GetLineSpan()} {text.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)}")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<your-password>")]
    [InlineData("changeme")]
    [InlineData("xxxxxxxx")]
    [InlineData("********")]
    [InlineData("${DB_PASSWORD}")]
    [InlineData("$DB_PASSWORD")]
    [InlineData("$(DbPassword)")]
    [InlineData("%DB_PASSWORD%")]
    [InlineData("#{DbPassword}#")]
    [InlineData("#{DbPassword}")]
    [InlineData("{{ db_password }}")]
    [InlineData("{0}")]
    [InlineData("__DB_PASSWORD__")]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://contoso.vault.azure.net/secrets/db/)")]
    [InlineData("ENC[AES256_GCM,data:p673w==,iv:YY=,aad:UQ=,tag:A=]")]
    [InlineData("op://vault/item/password")]
    public async Task Analyze_ValueFilledInLater_IsNoFinding(string value)
    {
        await AssertNothingAsync("appsettings.json", $$"""{ "Db": { "Password": "{{value}}", "ConnectionString": "Server=db;User Id=sa;Password={{value}};" } }""");
        await AssertNothingAsync("web.config", $"<c><add key=\"Password\" value=\"{System.Security.SecurityElement.Escape(value)}\" /></c>");
        await AssertNothingAsync(".env", $"DB_PASSWORD={value}\n");
        await AssertNothingAsync(".env", $"DB_PASSWORD=\"{value}\"\n");
        await AssertNothingAsync("x.yaml", $"db:\n  password: \"{value}\"\n");
        await AssertNothingAsync("run.sh", $"export DB_PASSWORD=\"{value}\"\ntool --password \"{value}\" --quiet\n");
        await AssertNothingAsync("x.ps1", $"$password = \"{value}\"\n");
    }

    [Fact]
    public Task Analyze_OrdinarySettings_AreNoFinding() => AssertNothingAsync("appsettings.json", """
        {
          "$schema": "https://json.schemastore.org/appsettings.json",
          "Logging": { "LogLevel": { "Default": "Information", "Microsoft.AspNetCore.Authentication": "Warning", "Token": "Debug" } },
          "AllowedHosts": "*",
          "ConnectionStrings": {
            "Default": "Server=(localdb)\\mssqllocaldb;Database=App;Trusted_Connection=True;MultipleActiveResultSets=true",
            "Other": "Data Source=app.db", "Sql": "Server=sql.contoso.example;Database=App;Integrated Security=true",
            "Managed": "Server=tcp:x.database.windows.net;Authentication=Active Directory Default;Database=App;"
          },
          "AzureAd": {
            "Instance": "https://login.microsoftonline.com/", "Domain": "contoso.example", "CallbackPath": "/signin-oidc",
            "TenantId": "72f988bf-86f1-41af-91ab-2d7cd011db47", "ClientId": "8f4a3c1e-6a2b-4d57-9c3f-0b1d2e3f4a5b",
            "Audience": "api://8f4a3c1e-6a2b-4d57-9c3f-0b1d2e3f4a5b", "TokenEndpoint": "https://login.contoso.example/oauth2/token"
          },
          "ApplicationInsights": { "InstrumentationKey": "8f4a3c1e-6a2b-4d57-9c3f-0b1d2e3f4a5b" },
          "Jwt": { "Issuer": "https://contoso.example", "Audience": "api", "KeyId": "2024-01", "TokenLifetimeMinutes": 60, "ValidateKey": true },
          "PasswordPolicy": { "RequiredLength": 12, "RequireDigit": "true", "PasswordPattern": "^(?=.*[a-z]).{12,}$" },
          "Secrets": { "Provider": "AzureKeyVault", "VaultUri": "https://contoso.vault.azure.net/", "SecretName": "db-password" },
          "Messages": { "Password": "Password", "InvalidPassword": "The password is wrong. Try again.", "TokenExpired": "Your token has expired" },
          "Cache": { "KeyPrefix": "app:", "Key": "customers" }, "Culture": "en-US", "PublicKeyToken": "b77a5c561934e089"
        }
        """);

    [Fact]
    public Task Analyze_LaunchSettings_AreNoFinding() => AssertNothingAsync("launchSettings.json", """
        {
          "$schema": "http://json.schemastore.org/launchsettings.json",
          "iisSettings": { "windowsAuthentication": false, "anonymousAuthentication": true, "iisExpress": { "applicationUrl": "http://localhost:12345", "sslPort": 44300 } },
          "profiles": {
            "https": { "commandName": "Project", "launchBrowser": true, "applicationUrl": "https://localhost:7001;http://localhost:5001", "environmentVariables": { "ASPNETCORE_ENVIRONMENT": "Development" } }
          }
        }
        """);

    [Fact]
    public Task Analyze_ProjectFile_IsNoFinding() => AssertNothingAsync("x.csproj", """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <UserSecretsId>8f4a3c1e-6a2b-4d57-9c3f-0b1d2e3f4a5b</UserSecretsId>
            <AssemblyOriginatorKeyFile>../key.snk</AssemblyOriginatorKeyFile>
            <PublicKey>00240000048000009400000006020000002400005253413100040000010001008d56c76f9e8649383049f383c44be0ec204181822a6c31cf5eb7ef486944d032</PublicKey>
            <NuGetApiKey Condition="'$(NuGetApiKey)' == ''">$(NUGET_API_KEY)</NuGetApiKey>
            <PackageTags>token;password;secret;key</PackageTags>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Microsoft.IdentityModel.Tokens" Version="8.0.0" />
            <InternalsVisibleTo Include="App.Tests" Key="0024000004800000940000000602000000240000525341310004000001000100c4f0a3b1" />
          </ItemGroup>
        </Project>
        """);

    [Fact]
    public Task Analyze_WebConfig_IsNoFinding() => AssertNothingAsync("web.config", """
        <?xml version="1.0"?>
        <configuration>
          <connectionStrings><add name="Default" connectionString="Data Source=.;Initial Catalog=App;Integrated Security=SSPI" providerName="System.Data.SqlClient" /></connectionStrings>
          <appSettings><add key="PasswordResetUrl" value="https://contoso.example/reset" /><add key="TokenLifetime" value="00:20:00" /></appSettings>
          <runtime><assemblyBinding xmlns="urn:schemas-microsoft-com:asm.v1"><dependentAssembly>
            <assemblyIdentity name="Newtonsoft.Json" publicKeyToken="30ad4fe6b2a6aeed" culture="neutral" />
          </dependentAssembly></assemblyBinding></runtime>
          <system.web><membership><providers><add name="P" enablePasswordReset="true" passwordFormat="Hashed" minRequiredPasswordLength="6" /></providers></membership></system.web>
        </configuration>
        """);

    [Fact]
    public Task Analyze_Workflow_IsNoFinding() => AssertNothingAsync(".github/workflows/ci.yml", """
        name: ci
        on: { push: { branches: [ main ] } }
        permissions: { contents: read, id-token: write }
        jobs:
          build:
            runs-on: ubuntu-latest
            env:
              NUGET_API_KEY: ${{ secrets.NUGET_API_KEY }}
              token: ${{ github.token }}
            steps:
              - uses: actions/checkout@8f4b7f84864484a7bf31766abe9204da3cbe65b3
                with: { persist-credentials: false, token: '${{ secrets.PAT }}' }
              - uses: actions/cache@v4
                with:
                  key: nuget-${{ hashFiles('**/packages.lock.json') }}
                  restore-keys: nuget-
              - run: dotnet nuget push x.nupkg --api-key "$NUGET_API_KEY"
              - run: |
                  echo "$TOKEN" | docker login ghcr.io -u me --password-stdin
                  curl -H "Authorization: Bearer $TOKEN" https://api.example.com
        """);

    [Fact]
    public Task Analyze_Kubernetes_IsNoFinding() => AssertNothingAsync("deploy.yaml", """
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: app, labels: { secret: none } }
        spec:
          template:
            spec:
              containers:
                - name: app
                  image: registry.example.com/app@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
                  env:
                    - name: DB_PASSWORD
                      valueFrom: { secretKeyRef: { name: db, key: password } }
                    - name: API_KEY
                      valueFrom:
                        secretKeyRef:
                          name: api-credentials
                          key: api-key
                  envFrom: [ { secretRef: { name: app-secrets } } ]
        """);

    [Fact]
    public Task Analyze_TaggedYaml_IsNoFinding() => AssertNothingAsync("x.yml", """
        password: !vault |
          $ANSIBLE_VAULT;1.1;AES256
          62313365396662343061393464336163383764373764613633653634306231386433626436623361
        secret: !Ref DatabaseSecret
        token: !Sub "${Stack}-token-8c1f0d9b7a"
        password2: !secret smtp_password
        copy: *other
        """);

    [Fact]
    public Task Analyze_Scripts_AreNoFinding() => Task.WhenAll(
        AssertNothingAsync("run.sh", """
            #!/bin/sh
            # export PASSWORD=of-an-example
            TOKEN=$(az account get-access-token --query accessToken -o tsv)
            SECRET=`cat /run/secrets/db`
            read -r -s -p "Password: " PASSWORD
            if [ "$PASSWORD" == "" ]; then echo "no password"; fi
            tool --password-file /run/secrets/db --token "$TOKEN" --password-stdin < file
            docker run -p 8080:80 app
            openssl rand -base64 32 > key.txt
            """),
        AssertNothingAsync("run.ps1", """
            param([string] $Password, [securestring] $Token = $null)
            $password = Read-Host -AsSecureString 'Password'
            $token = Get-AzAccessToken -ResourceUrl https://vault.azure.net
            $secure = ConvertTo-SecureString $Password -AsPlainText -Force
            $key = (Get-AzStorageAccountKey -Name x)[0].Value
            $all = @{ Password = Get-Secret db; Token = $token }
            $env:API_KEY = $env:OTHER_KEY
            if ($password -eq 'x') { throw "bad password" }
            Connect-Thing -Password $password -Token (Get-Token) -KeyName primary
            """),
        AssertNothingAsync("run.cmd", "@echo off\r\nREM set PASSWORD=example\r\nset /p PASSWORD=\r\nset TOKEN=%1\r\ntool --token %TOKEN%\r\n"),
        AssertNothingAsync("Dockerfile", """
            FROM mcr.microsoft.com/dotnet/aspnet:10.0
            ARG NUGET_TOKEN
            ENV ASPNETCORE_URLS=http://+:8080 PATH="/app:${PATH}"
            ENV DB_PASSWORD_FILE=/run/secrets/db
            RUN --mount=type=secret,id=token TOKEN=$(cat /run/secrets/token) dotnet restore
            """));

    [Fact]
    public Task Analyze_Resources_AreNoFinding() => AssertNothingAsync("Resources.de.resx", "<root><data name=\"Password\"><value>Passwort-Eingabe2</value></data></root>");

    [Fact]
    public Task Analyze_Terraform_IsNoFinding() => AssertNothingAsync("main.tf", """
        provider "azurerm" { features {} }
        variable "db_password" {
          type      = string
          sensitive = true
        }
        resource "azurerm_mssql_server" "main" {
          administrator_login_password = var.db_password
          key_vault_secret_id          = azurerm_key_vault_secret.db.id
          connection_string            = "Server=x;Password=${var.db_password}"
          password                     = random_password.db.result
        }
        """);
}
