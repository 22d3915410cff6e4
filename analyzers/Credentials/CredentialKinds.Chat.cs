namespace ZeroTrustAgents.Credentials;

/// <content>Chat, social networks, games.</content>
internal static partial class CredentialKinds
{
    private static CredentialKind[] Chat() =>
    [
        Row("slack-bot-token", "bot token", "Slack", "xoxb-", "dash*30..90", SlackToken.Check, "revoke it with auth.revoke or reinstall the app"),
        Row("slack-user-token", "user token", "Slack", "xoxp-", "dash*40..110", SlackToken.Check, "revoke it with auth.revoke or reinstall the app"),
        Row("slack-workspace-token", "workspace token", "Slack", "xoxa-|xoxa-2-|xoxr-", "dash*40..110", SlackToken.Check, "revoke it with auth.revoke"),
        Row("slack-legacy-token", "legacy token", "Slack", "xoxs-|xoxo-", "dash*40..110", SlackToken.Check, "revoke it with auth.revoke"),
        Row("slack-client-token", "client session token", "Slack", "xoxc-", "digit*9..14 '-' digit*9..14 '-' digit*9..14 '-' hex*64", null, "sign out of all sessions"),
        Row("slack-app-token", "app-level token", "Slack", "xapp-1-", "upnum*9..12 '-' digit*10..14 '-' hex*64", null, "revoke it in the app's basic information"),
        Row("slack-rotating-token", "rotating token", "Slack", "xoxe.xoxb-1-|xoxe.xoxp-1-", "alnum*130..200", null, "revoke it with auth.revoke"),
        Row("slack-refresh-token", "refresh token", "Slack", "xoxe-1-", "alnum*120..200", null, "revoke it with auth.revoke"),
        Row("discord-bot-token", "bot token", "Discord", "MT|Mj|Mz|ND|NT|Nj|Nz|OD|OT", "url*21..26 '.' url*6 '.' url*27|38", DiscordToken.Check, "reset the token in the developer portal"),
        Row("discord-mfa-token", "user token", "Discord", "mfa.", "url*84", null, "change the account's password"),
        Row("telegram-bot-token", "bot token", "Telegram", "", "digit*8..10 ':AA' url*33", null, "revoke it with BotFather"),
        Behind("telegram-bot-url", "bot token", "Telegram", "api.telegram.org/bot|api.telegram.org/file/bot", "digit*8..10 ':AA' url*33", null, "revoke it with BotFather"),
        Row("line-channel-token", "channel access token", "LINE", "", "base64*157 '/1O/w1cDnyilFU='", null, "reissue it in the developers console"),
        Row("matrix-token", "access token", "Matrix", "syt_|syr_", "word*30..300", Checksum.OfWholeBeforeUnderscore, "log out the session or delete the device"),
        Row("facebook-token", "access token", "Meta", "EAA", "alnum*97..400", null, "invalidate the app's sessions or reset the app secret"),
        Row("slack-cookie", "session cookie", "Slack", "xoxd-", "percent*100..300", null, "sign out of all sessions"),
        Row("twitter-access-token", "access token", "X", "", "digit*15..20 '-' alnum*40", null, "regenerate the access token in the developer portal"),
        Row("instagram-token", "access token", "Instagram", "IGQV|IGAA", "url*100..400", null, "remove the app's access"),
        Row("twitter-bearer", "bearer token", "X", "AAAAAAAAAAAAAAAAAAAAA", "percent*60..110", null, "regenerate the bearer token in the developer portal"),
        Row("vk-token", "access token", "VK", "vk1.a.", "url*80..300", null, "end all sessions or reset the app's key"),
        Row("pinterest-token", "access token", "Pinterest", "pina_", "upnum*50..100", null, "remove the app's access"),
        Row("riot-key", "API key", "Riot Games", "RGAPI-", "uuid", null, "regenerate it in the developer portal"),
        Row("onesignal-key", "API key", "OneSignal", "os_v2_app_|os_v2_org_", "lownum*90..110", null, "rotate it under Keys and IDs"),
        Row("fcm-server-key", "Cloud Messaging server key", "Firebase", "AAAA", "url*7 ':APA91b' url*134", null, "delete it and use the HTTP v1 API"),
        Row("pubnub-secret", "secret key", "PubNub", "sec-c-", "alnum*48", null, "regenerate it in the admin portal"),
        Row("adafruit-key", "API key", "Adafruit IO", "aio_", "alnum*28", null, "regenerate it under My key"),
    ];
}
