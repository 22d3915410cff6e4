using ZeroTrustAgents.Analyzers.CodeFixes;

namespace ZeroTrustAgents.Analyzers.Tests;

public sealed class CodeFixNamesTests
{
    [Theory]
    [InlineData("_apiKey", "ApiKey")]
    [InlineData("m_apiKey", "ApiKey")]
    [InlineData("API_KEY", "ApiKey")]
    [InlineData("x-api-key", "XApiKey")]
    [InlineData("clientSecret", "ClientSecret")]
    [InlineData("1st", "Key1st")]
    [InlineData("--", "")]
    public void Pascal_AnyCasing_IsOneName(string name, string expected) => Assert.Equal(expected, SettingName.Pascal(name));

    [Theory]
    [InlineData("OpenAI:ApiKey", "OPENAI_API_KEY")]
    [InlineData("GitHub:AccessToken", "GITHUB_ACCESS_TOKEN")]
    [InlineData("Mail:SMTPPassword", "MAIL_SMTP_PASSWORD")]
    [InlineData("MyOpenAI:Key2", "MY_OPENAI_KEY2")]
    [InlineData("Db:Contraseña", "DB_CONTRASE_A")]
    [InlineData("パスワード", "SECRET")]
    public void Variable_Key_IsUpperCaseWords(string key, string expected) => Assert.Equal(expected, SettingName.Variable(key));

    [Theory]
    [InlineData("OpenAIService", "OpenAI")]
    [InlineData("Service", "Service")]
    [InlineData("MailAgent", "Mail")]
    public void Subject_TypeName_IsWithoutItsRole(string type, string expected) => Assert.Equal(expected, SettingName.Subject(type));
}
