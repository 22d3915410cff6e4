using Microsoft.CodeAnalysis;

namespace ZeroTrustAgents.Analyzers.Tests;

public sealed class UnderTieredToolTests
{
    [Theory]
    [InlineData("DeleteTicketAsync")]
    [InlineData("delete_ticket")]
    [InlineData("delete-ticket")]
    [InlineData("DELETE_TICKET")]
    [InlineData("removeUser")]
    [InlineData("BulkDeleteUsers")]
    [InlineData("PermanentlyEraseDisk")]
    [InlineData("FindAndPurgeLogs")]
    [InlineData("DropTable")]
    [InlineData("WipeDevice")]
    [InlineData("TransferMoney")]
    [InlineData("Transfer")]
    [InlineData("PayInvoice")]
    [InlineData("RefundOrder")]
    [InlineData("ResetUserPassword")]
    [InlineData("ChangePin")]
    [InlineData("GrantAccess")]
    [InlineData("RevokeToken")]
    [InlineData("DeleteHistory")]
    public void OfName_OfADestructiveVerb_Destroys(string name) => Assert.Equal(ToolPower.Destroys, ToolVerbs.OfName(name, out _));

    [Theory]
    [InlineData("SendMail")]
    [InlineData("send_email")]
    [InlineData("EmailCustomer")]
    [InlineData("UpdateTicket")]
    public void OfName_OfAWritingVerb_Writes(string name) => Assert.Equal(ToolPower.Writes, ToolVerbs.OfName(name, out _));

    [Theory]
    [InlineData("GetDeletedItems")]
    [InlineData("ListRemovals")]
    [InlineData("PayrollReport")]
    [InlineData("RefundStatus")]
    [InlineData("TransferTicket")]
    [InlineData("PaymentHistory")]
    [InlineData("DropdownOptions")]
    [InlineData("PreviewDelete")]
    [InlineData("CanDelete")]
    [InlineData("ResetFilter")]
    [InlineData("RemoveWhitespace")]
    [InlineData("SenderOf")]
    [InlineData("GrantList")]
    [InlineData("SearchAndRank")]
    [InlineData("")]
    [InlineData("_")]
    public void OfName_OfOtherNames_IsNothing(string name) => Assert.Equal(ToolPower.None, ToolVerbs.OfName(name, out _));

    [Theory]
    [InlineData("Deletes a ticket.", 3)]
    [InlineData("Permanently purges the mailbox", 3)]
    [InlineData("Finds and removes old tickets.", 3)]
    [InlineData("Pays an invoice.", 3)]
    [InlineData("Transfers funds between accounts.", 3)]
    [InlineData("Resets a user's password; the user gets a link.", 3)]
    [InlineData("Sends mail to a colleague.", 2)]
    [InlineData("Lists tickets by status.", 0)]
    [InlineData("Reads what was deleted.", 0)]
    [InlineData("Lists transfers and refunds.", 0)]
    [InlineData("Says when to pay. Deletes nothing.", 0)]
    [InlineData("Removes punctuation from a text.", 0)]
    [InlineData("", 0)]
    public void OfDescription_OfText_IsItsFirstVerb(string description, int power) => Assert.Equal((ToolPower)power, ToolVerbs.OfDescription(description, out _));

    [Theory]
    [InlineData("DELETE FROM t", 3)]
    [InlineData("  drop table t", 3)]
    [InlineData("SELECT 1; truncate table t", 3)]
    [InlineData("UPDATE t SET a = 1", 2)]
    [InlineData("Insert into t values (1)", 2)]
    [InlineData("SELECT deleted FROM updates", 0)]
    [InlineData("DeleteTicket", 0)]
    [InlineData("delete", 0)]
    public void PowerOf_Sql_IsItsStatements(string sql, int power) => Assert.Equal((ToolPower)power, SqlText.PowerOf(sql));

    [Fact]
    public Task Verb_AgainstTierEffectAndScope_IsReported() => Marked.CheckAgentsAsync<UnderTieredTool>("""
        using static ZeroTrustAgents.TrustTier;

        public abstract partial class Plugin
        {
            [KernelFunction, ToolAccess("tickets:delete", [|Tier = TrustTier.Routine|])]
            public string DeleteTicket(string id) => "";

            [KernelFunction("purge_mailbox"), ToolAccess("mail:purge", [|Tier = Elevated|])]
            public void Clean() { }

            [KernelFunction, Description("Deletes a user.")]
            [ToolAccess("users:delete", [|Tier = TrustTier.Routine|], [|Effect = ToolEffect.Read|])]
            public Task RunAsync(string id) => Task.CompletedTask;

            [KernelFunction, ToolAccess([|"mail:read"|], Tier = TrustTier.Elevated, Effect = ToolEffect.External)]
            public string SendMail(string to) => "";

            [KernelFunction, ToolAccess("mail:send", [|Tier = TrustTier.Routine|])]
            public string SendMailTwice(string to) => "";

            [KernelFunction, ToolAccess([|"users:read"|], "groups:read")]
            public abstract string RemoveUser(string id);

            [KernelFunction, ToolAccess("users:remove", [|Tier = (TrustTier)0|])]
            public partial string RemoveOther(string id);
        }

        public abstract partial class Plugin
        {
            public partial string RemoveOther(string id) => id;
        }
        """);

    [Fact]
    public Task Tool_ThatSaysWhatItDoes_IsNotReported() => Marked.CheckAgentsAsync<UnderTieredTool>("""
        public class Plugin(HttpClient http, List<string> items)
        {
            [KernelFunction, ToolAccess("tickets:delete")]
            public string DeleteTicket(string id) => "";

            [KernelFunction, ToolAccess("tickets:delete", Tier = TrustTier.Critical, Effect = ToolEffect.Write)]
            public void DeleteAll() { items.Clear(); }

            [KernelFunction, ToolAccess("mail:send", Tier = TrustTier.Elevated, Effect = ToolEffect.Read | ToolEffect.External)]
            public Task SendMail(string to) => http.PostAsync("/mail", null);

            [KernelFunction, ToolAccess("tickets:read", Tier = TrustTier.Routine, Effect = ToolEffect.Read)]
            public Task GetDeletedItems() => http.GetAsync("/deleted");

            [KernelFunction, Description("Finds tickets by a query.")]
            [ToolAccess("tickets:read", Tier = TrustTier.Routine, Effect = ToolEffect.Read)]
            public Task SearchAsync(string query) => http.PostAsync("/search", new StringContent(query));

            [KernelFunction, ToolAccess("text:use", Tier = TrustTier.Routine)]
            public string RemovePrefix(string text) => text.Substring(1).Trim();

            public string DeleteNothing(string id) => "";

            [KernelFunction, ToolAccess("files:read", Tier = TrustTier.Routine, Effect = ToolEffect.Read)]
            public string ReadFile(string path) => File.ReadAllText(path);
        }
        """);

    [Fact]
    public Task Body_ThatWrites_IsReported() => Marked.CheckAgentsAsync<UnderTieredTool>("""
        using System.Data.Common;
        using System.Diagnostics;
        using System.Net.Mail;

        static class Dapper
        {
            public static int Execute(this DbConnection connection, string sql, object? parameters = null) => 0;
        }

        public class Plugin(HttpClient http, DbConnection database, SmtpClient smtp)
        {
            private const string Sql = "DELETE FROM tickets WHERE id = @id";

            [KernelFunction, ToolAccess("tickets:close", [|Tier = TrustTier.Elevated|])]
            public async Task CloseAsync(string id) => await http.DeleteAsync("/tickets/" + id);

            [KernelFunction, ToolAccess([|"tickets:read"|], [|Tier = TrustTier.Routine|])]
            public Task TouchAsync(string id) => http.SendAsync(new HttpRequestMessage(HttpMethod.Put, id));

            [KernelFunction, ToolAccess("tickets:use", [|Tier = TrustTier.Routine|])]
            public Task SubmitAsync(string id) => http.PostAsync(id, null);

            [KernelFunction, ToolAccess("tickets:use", [|Tier = TrustTier.Routine|])]
            public void Archive(string id)
            {
                using DbCommand command = database.CreateCommand();
                command.CommandText = Sql;
                Run();
                void Run() => command.ExecuteNonQuery();
            }

            [KernelFunction, ToolAccess("tickets:use", [|Tier = TrustTier.Routine|])]
            public int Mark(string id) => database.Execute(sql: $"UPDATE tickets SET seen = 1 WHERE id = {id}");

            [KernelFunction, ToolAccess("tickets:use", Tier = TrustTier.Routine)]
            public int Count(string id) => database.Execute("SELECT count(*) FROM deletes");

            [KernelFunction, ToolAccess("files:use", [|Tier = TrustTier.Elevated|])]
            public void Tidy(string path)
            {
                Action tidy = () => File.Delete(path);
                tidy();
            }

            [KernelFunction, ToolAccess("files:use", [|Tier = TrustTier.Routine|], [|Effect = ToolEffect.Read|])]
            public void Note(string path) => File.WriteAllText(path, "");

            [KernelFunction, ToolAccess("run:use", [|Tier = TrustTier.Routine|])]
            public void Run(string command) => Process.Start(command);

            [KernelFunction, ToolAccess("mail:use", [|Tier = TrustTier.Routine|])]
            public void Tell(string to) => smtp.Send("a@contoso.example", to, "", "");

            [KernelFunction, ToolAccess("tickets:use", [|Tier = TrustTier.Routine|])]
            public void Indirect(string path) => Helper(path);

            [KernelFunction, ToolAccess("tickets:use", Tier = TrustTier.Routine)]
            public void TwoLevels(string path) => Between(path);

            private static void Between(string path) => Helper(path);

            private static void Helper(string path) => new FileInfo(path).Delete();
        }
        """);

    [Fact]
    public async Task Message_OfAFinding_SaysWhatAndWhy()
    {
        Compilation compilation = Compile.Agents(("File.cs", Marked.AgentUsings + """
            public class Plugin
            {
                [KernelFunction, ToolAccess("tickets:delete", Tier = TrustTier.Routine)]
                public string DeleteTicket(string id) => "";
            }
            """));

        Diagnostic found = Assert.Single(await Compile.DiagnoseAsync(compilation, [new UnderTieredTool()]));
        Assert.Equal(
            "'DeleteTicket' deletes, moves money or changes access (its name says 'delete'), but says 'Tier = TrustTier.Routine'; its tier is at least HighRisk.",
            found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Analyzer_OnMalformedCode_DoesNotThrow()
    {
        Compilation compilation = Compile.Sources(("File.cs", Marked.AgentUsings + """
            class C { [KernelFunction(, ToolAccess(, Tier = )] public void DeleteIt( => File.Delete(; [ToolAccess("a", Tier = TrustTier.)] void Send() { x.CommandText = ; } [ToolAccess(null)] void Drop
            """)).WithReferences(Compile.AgentReferences);

        await Compile.DiagnoseAsync(compilation, [new UnderTieredTool()]);
    }
}
