namespace ZeroTrustAgents.Credentials;

/// <content>Addresses that are credentials: whoever knows them can post. The match is the part behind the host.</content>
internal static partial class CredentialKinds
{
    private static CredentialKind[] Webhooks() =>
    [
        Behind("slack-webhook", "incoming webhook", "Slack", "hooks.slack.com/services/", "upnum*9..12 '/' upnum*9..12 '/' alnum*24", null, "remove the webhook from the app"),
        Behind("slack-workflow-webhook", "workflow webhook", "Slack", "hooks.slack.com/workflows/", "upnum*9..12 '/' upnum*9..12 '/' digit*17..19 '/' alnum*24", null, "delete the trigger of the workflow"),
        Behind("slack-trigger", "workflow trigger", "Slack", "hooks.slack.com/triggers/", "upnum*9..12 '/' digit*10..14 '/' hex*32", null, "delete the trigger of the workflow"),
        Behind("discord-webhook", "webhook", "Discord", "discord.com/api/webhooks/|discordapp.com/api/webhooks/|discord.com/api/v10/webhooks/", "digit*17..20 '/' url*60..80", null, "delete the webhook in the channel's settings"),
        Behind("teams-webhook", "incoming webhook", "Microsoft Teams", "webhook.office.com/webhookb2/|outlook.office.com/webhook/", "uuid '@' uuid '/IncomingWebhook/' hex*32 '/' uuid", null, "remove the connector from the channel"),
        Behind("google-chat-webhook", "webhook", "Google Chat", "chat.googleapis.com/v1/spaces/", "url*8..20 '/messages?key=AIza' url*35 '&token=' percent*40..80", null, "delete the webhook of the space"),
        Behind("zapier-webhook", "webhook", "Zapier", "hooks.zapier.com/hooks/catch/", "digit*5..9 '/' lownum*5..10", null, "turn the Zap off and create a new hook"),
        Behind("make-webhook", "webhook", "Make", "hook.us1.make.com/|hook.us2.make.com/|hook.eu1.make.com/|hook.eu2.make.com/|hook.integromat.com/", "lownum*32", null, "delete the webhook"),
        Behind("feishu-webhook", "bot webhook", "Feishu", "open.feishu.cn/open-apis/bot/v2/hook/|open.larksuite.com/open-apis/bot/v2/hook/", "uuid", null, "remove the bot from the group"),
        Behind("dingtalk-webhook", "robot webhook", "DingTalk", "oapi.dingtalk.com/robot/send?access_token=", "hex*64", null, "reset the robot's webhook"),
        Behind("wecom-webhook", "robot webhook", "WeCom", "qyapi.weixin.qq.com/cgi-bin/webhook/send?key=", "uuid", null, "remove the robot from the group"),
    ];
}
