namespace ZeroTrustAgents.Credentials;

/// <content>Mail, messages and telephony.</content>
internal static partial class CredentialKinds
{
    private static CredentialKind[] Mail() =>
    [
        Row("twilio-key", "API key", "Twilio", "SK", "hex*32", null, "delete the API key in the console"),
        Row("sendgrid-key", "API key", "SendGrid", "SG.", "url*22 '.' url*43", null, "delete it under API keys"),
        Row("mailgun-key", "API key", "Mailgun", "key-", "lownum*32", null, "delete it under API security"),
        Row("mailgun-account-key", "API key", "Mailgun", "", "hex*32 '-' hex*8 '-' hex*8", null, "delete it under API security"),
        Row("mailchimp-key", "API key", "Mailchimp", "", "hex*32 '-us' digit*1..2", null, "revoke it under Extras, API keys"),
        Row("mandrill-key", "API key", "Mailchimp Transactional", "md-", "url*22", null, "revoke it under SMTP and API info"),
        Row("brevo-key", "API key", "Brevo", "xkeysib-", "hex*64 '-' alnum*16", null, "delete it under SMTP and API"),
        Row("brevo-smtp-key", "SMTP key", "Brevo", "xsmtpsib-", "hex*64 '-' alnum*16", null, "delete it under SMTP and API"),
        Row("resend-key", "API key", "Resend", "re_", "alnum*8 '_' alnum*22..26", null, "delete it under API keys"),
        Row("mailersend-token", "API token", "MailerSend", "mlsn.", "hex*64", null, "delete it under API tokens"),
        Row("telnyx-key", "API key", "Telnyx", "KEY0", "upnum*31 '_' alnum*22", null, "delete it under API keys"),
    ];
}
