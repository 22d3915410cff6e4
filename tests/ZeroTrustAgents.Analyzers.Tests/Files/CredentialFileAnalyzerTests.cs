namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>In the samples, § stands for a generated password.</summary>
public sealed class CredentialFileAnalyzerTests
{
    private static readonly string Secret = Generated.Password(31);

    [Theory]
    [InlineData("appsettings.json", """{ "Smtp": { "Host": "mail.contoso.example", "Password": "§" } }""", "Smtp:Password")]
    [InlineData("/repo/appsettings.Development.json", "{\n  // comment \"Password\": \"no\"\n  \"Smtp\": { /* x */\n    \"Password\": \"§\",\n  },\n}", "Smtp:Password")]
    [InlineData("secrets.json", """{ "Smtp:Password": "§" }""", "Smtp:Password")]
    [InlineData("appsettings.json", """{ "OpenAI": { "ApiKey": "§", "Model": "gpt-4o" } }""", "OpenAI:ApiKey")]
    [InlineData("appsettings.json", """{ "Password": { "Value": "§" } }""", "Password:Value")]
    [InlineData("appsettings.json", """{ "Passwords": [ "§" ] }""", "Passwords")]
    [InlineData("appsettings.json", """{ "Jwt": { "Key": "§" } }""", "Jwt:Key")]
    [InlineData("settings.json", """[ { "name": "DB_PASSWORD", "slotSetting": false, "value": "§" } ]""", "DB_PASSWORD")]
    [InlineData("any.json", """{ password: '§' }""", "password")]
    [InlineData("Properties/launchSettings.json", """{ "profiles": { "App": { "environmentVariables": { "CLIENT_SECRET": "§" } } } }""", "profiles:App:environmentVariables:CLIENT_SECRET")]
    [InlineData("web.config", """<configuration><appSettings><add key="ApiKey" value="§" /></appSettings></configuration>""", "configuration:appSettings:ApiKey")]
    [InlineData("app.config", """<c><setting name="Password" serializeAs="String"><value>§</value></setting></c>""", "c:Password:value")]
    [InlineData("nuget.config", """<c><packageSourceCredentials><feed><add key="ClearTextPassword" value="§" /></feed></packageSourceCredentials></c>""", "c:packageSourceCredentials:feed:ClearTextPassword")]
    [InlineData("x.csproj", "<Project>\n  <PropertyGroup>\n    <DbPassword>\n      §\n    </DbPassword>\n  </PropertyGroup>\n</Project>", "Project:PropertyGroup:DbPassword")]
    [InlineData("x.csproj", "<Project><PropertyGroup><ApiKey Condition=\"'$(ApiKey)' == ''\">§</ApiKey></PropertyGroup></Project>", "Project:PropertyGroup:ApiKey")]
    [InlineData("x.pubxml", """<publishData><publishProfile userName="u" userPWD="§" /></publishData>""", "publishData:publishProfile:userPWD")]
    [InlineData("x.config", "<smtp><password><![CDATA[§]]></password></smtp>", "smtp:password")]
    [InlineData("x.config", "<smtp password='§'>", "smtp:password")]
    [InlineData("Directory.Build.props", "<Project><PropertyGroup><PfxPassword>§", "Project:PropertyGroup:PfxPassword")]
    [InlineData(".env", "# PASSWORD=x\nHOST=h\nPASSWORD=§\nPORT=1\n", "PASSWORD")]
    [InlineData(".env.local", "export DB_PASSWORD=\"§\" # for the tests", "DB_PASSWORD")]
    [InlineData(".env.production", "DB_PASSWORD='§'\r\nX=1\r\n", "DB_PASSWORD")]
    [InlineData("prod.env", "Smtp__Password = § # note", "Smtp__Password")]
    [InlineData("x.ini", "[smtp]\n; c\npassword=§", "smtp:password")]
    [InlineData("x.properties", "spring.datasource.password: §", "spring.datasource.password")]
    [InlineData("x.properties", "spring.datasource.password=§", "spring.datasource.password")]
    [InlineData("x.toml", "[database.primary]\npassword = \"§\"", "database.primary:password")]
    [InlineData("x.toml", "password = \"\"\"\n§\"\"\"", "password")]
    [InlineData("main.tf", "resource \"azurerm_mssql_server\" \"main\" {\n  administrator_login_password = \"§\"\n}", "main:administrator_login_password")]
    [InlineData("main.tf", "variable \"db_password\" {\n  type = string\n  default = \"§\"\n}", "db_password:default")]
    [InlineData("x.tfvars", "db_password = \"§\"", "db_password")]
    [InlineData(".npmrc", "//registry.example.com/:_authToken=§", null)]
    [InlineData("x.yml", "smtp:\n  host: h\n  password: § # note\n", "smtp:password")]
    [InlineData("x.yaml", "smtp:\n  password: \"§\"", "smtp:password")]
    [InlineData("x.yaml", "smtp:\n  'password': '§'", "smtp:password")]
    [InlineData("x.yaml", "a:\n- b:\n    password: §\n- c: 1", "a:b:password")]
    [InlineData("x.yaml", "env:\n  - name: DB_HOST\n    value: h\n  - name: DB_PASSWORD\n    value: §\n", "env:DB_PASSWORD")]
    [InlineData("x.yaml", "smtp: { host: h, password: §, port: 25 }", "smtp:password")]
    [InlineData("x.yaml", "smtp: { host: h,\n  password: \"§\" }\nnext: 1", "smtp:password")]
    [InlineData("x.yaml", "password: |\n  §\nnext: 1", "password")]
    [InlineData("x.yaml", "password: !!str §", "password")]
    [InlineData("x.yaml", "password: &anchor §\ncopy: *anchor", "password")]
    [InlineData("secret.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\nstringData:\n  smtp: §\n", "stringData:smtp")]
    [InlineData("run.sh", "#!/bin/sh\nexport DB_PASSWORD=§\n", "DB_PASSWORD")]
    [InlineData("run.sh", "DB_PASSWORD='§' ./start --verbose\n", "DB_PASSWORD")]
    [InlineData("run.sh", "tool login --user admin --password § --quiet", "password")]
    [InlineData("run.sh", "tool login --password=\"§\"", "password")]
    [InlineData("run.sh", "cat <<EOF\npassword=§\nEOF", "password")]
    [InlineData("run.sh", "sshpass -p '§' ssh host", null)]
    [InlineData("run.sh", "docker login -u me -p § registry.example.com", null)]
    [InlineData("run.cmd", "@echo off\nset DB_PASSWORD=§\n", "DB_PASSWORD")]
    [InlineData("run.bat", "set \"DB_PASSWORD=§\"\r\n", "DB_PASSWORD")]
    [InlineData("run.cmd", "setx DB_PASSWORD §", "DB_PASSWORD")]
    [InlineData("Dockerfile", "FROM x\nENV DB_PASSWORD=§ OTHER=1\n", "DB_PASSWORD")]
    [InlineData("Dockerfile.dev", "ENV DB_PASSWORD §\n", "DB_PASSWORD")]
    [InlineData("app.dockerfile", "ARG DB_PASSWORD=\"§\"\n", "DB_PASSWORD")]
    [InlineData("deploy.ps1", "$password = '§'\n", "password")]
    [InlineData("deploy.ps1", "$env:DB_PASSWORD = \"§\"\n", "DB_PASSWORD")]
    [InlineData("deploy.ps1", "$p = ConvertTo-SecureString \"§\" -AsPlainText -Force\n", null)]
    [InlineData("deploy.ps1", "$p = ConvertTo-SecureString -AsPlainText -Force -String '§'\n", null)]
    [InlineData("deploy.ps1", "Connect-Thing -User admin -Password §", "Password")]
    [InlineData("deploy.ps1", "$settings = @{ User = 'admin'; Password = '§' }", "Password")]
    public Task Analyze_PasswordByItsName_IsFoundExactly(string path, string text, string? target) =>
        FileFindings.AssertFoundAsync(path, text.Replace("§", Secret, StringComparison.Ordinal), Secret, target);

    [Theory]
    [InlineData("appsettings.json", """{ "ConnectionStrings": { "Default": "Server=db.contoso.example;User Id=app;Password=§;Encrypt=true" } }""", "ConnectionStrings:Default")]
    [InlineData("appsettings.json", """{ "Redis": "cache.contoso.example:6380,password=§,ssl=True" }""", "Redis")]
    [InlineData("appsettings.json", """{ "Db": { "Url": "postgres://app:§@db.contoso.example:5432/app" } }""", "Db:Url")]
    [InlineData("web.config", """<c><connectionStrings><add name="Main" connectionString="Server=db;User Id=app;Password=§" /></connectionStrings></c>""", "c:connectionStrings:Main:connectionString")]
    [InlineData("web.config", """<c><add name="Main" connectionString="metadata=res://*/x;provider connection string=&quot;data source=db;user id=app;password=§;App=EF&quot;" /></c>""", "c:Main:connectionString")]
    [InlineData(".env", "DATABASE_URL=postgres://app:§@db.contoso.example/app", "DATABASE_URL")]
    [InlineData("compose.yml", "services:\n  db:\n    environment:\n      - POSTGRES_PASSWORD=§\n", "services:db:environment")]
    [InlineData("ci.yml", "steps:\n  - run: |\n      echo hello\n      tool --password §\n", "steps:run")]
    [InlineData("run.sh", "curl -u app:§ https://contoso.example/", null)]
    [InlineData("run.sh", "curl -H 'Authorization: Bearer §' https://contoso.example/", null)]
    [InlineData("x.csproj", "<Project><Target><Exec Command=\"tool --password §\" /></Target></Project>", "Project:Target:Exec:Command")]
    [InlineData("x.sql", "CREATE LOGIN app WITH PASSWORD = '§';", null)]
    [InlineData("x.http", "GET https://contoso.example/\nAuthorization: Bearer §\n", null)]
    [InlineData("x.http", "GET https://contoso.example/\nX-Api-Key: §\n\n{ \"a\": 1 }", null)]
    [InlineData("chat.prompt.md", "You are a helper. Call the service with api_key=§ when asked.", null)]
    [InlineData("skprompt.txt", "Log in like this.\npassword: §\n", null)]
    public Task Analyze_CredentialInsideAValue_IsFoundExactly(string path, string text, string? target) =>
        FileFindings.AssertFoundAsync(path, text.Replace("§", Secret, StringComparison.Ordinal), Secret, target);

    [Theory]
    [InlineData("appsettings.json", "a\\u002bb\\/c\\\"§", """{ "Password": "@" }""")]
    [InlineData("app.config", "&lt;§&amp;x&#65;", """<c><add key="Password" value="@" /></c>""")]
    [InlineData("x.yaml", "it''s§", "password: '@'")]
    public Task Analyze_EscapedPassword_IsFoundAsWritten(string path, string written, string template)
    {
        string secret = written.Replace("§", Secret, StringComparison.Ordinal);
        return FileFindings.AssertFoundAsync(path, template.Replace("@", secret, StringComparison.Ordinal), secret);
    }

    [Fact]
    public Task Analyze_WeakNameUnderATellingOne_TakesWordsForACredential() =>
        FileFindings.AssertFoundAsync("a.json", """{ "Jwt": { "Key": "this is our very secret signing key 77" } }""", "this is our very secret signing key 77", "Jwt:Key");

    [Theory]
    [InlineData("zta_credentials_in_files", "false", 0)]
    [InlineData("build_property.IsTestProject", "true", 0)]
    [InlineData("zta_credential_names", "-password", 0)]
    [InlineData("zta_credential_names", "badge", 1)]
    public async Task Analyze_Configured_DoesAsItSays(string key, string value, int count) =>
        Assert.Equal(count, (await FileFindings.FindAsync("a.json", $$"""{ "Password": "{{Secret}}" }""", (key, value))).Length);

    [Fact]
    public async Task Analyze_TestProjectThatWantsAll_Reports() => Assert.Single(await FileFindings.FindAsync(
        "a.json", $$"""{ "Password": "{{Secret}}" }""", (TestProject.Property, "true"), (CredentialOptions.InTestsKey, "all")));

    [Fact]
    public async Task Analyze_LineOfTheBaseline_SilencesThatFindingAlone()
    {
        var file = new FileText("/repo/src/a.json", $$"""{ "Password": "{{Secret}}", "Pin": { "Password": "{{Generated.Password(7)}}" } }""");
        string line = (await FileFindings.FindAsync([file]))[0].Properties[Rule.BaselineProperty]!;
        var baseline = new FileText("/repo/ZeroTrustAgents.Credentials.baseline", line.Replace("/repo/", "", StringComparison.Ordinal));

        Assert.Equal("Pin:Password", Assert.Single(await FileFindings.FindAsync([file, baseline])).Properties[Rule.TargetProperty]);
    }

    [Fact]
    public async Task Analyze_MalformedLineOfTheBaseline_IsReportedWithItsNumber()
    {
        Microsoft.CodeAnalysis.Diagnostic found = Assert.Single(await FileFindings.FindAsync(Baseline.FileName, "# fine\nZTA1005 | a | b | c…\nnonsense\n"));

        Assert.Equal((UnreadableBaseline.Id, 2), (found.Id, found.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Contains("Line 3", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
