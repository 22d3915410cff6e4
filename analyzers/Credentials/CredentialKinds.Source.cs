namespace ZeroTrustAgents.Credentials;

/// <content>Source hosts and what reviews code.</content>
internal static partial class CredentialKinds
{
    private static CredentialKind[] Source() =>
    [
        Row("github-pat", "personal access token", "GitHub", "ghp_", "alnum*36", Checksum.OfBody, "delete it under Settings, Developer settings, Personal access tokens"),
        Row("github-oauth-token", "OAuth access token", "GitHub", "gho_", "alnum*36", Checksum.OfBody, "revoke the application's access under Settings, Applications"),
        Row("github-user-token", "user-to-server token", "GitHub", "ghu_", "alnum*36", Checksum.OfBody, "revoke the application's access under Settings, Applications"),
        Row("github-app-token", "installation token", "GitHub", "ghs_", "alnum*36", Checksum.OfBody, "revoke it through the API, or suspend the installation"),
        Row("github-refresh-token", "refresh token", "GitHub", "ghr_", "alnum*36|76", Checksum.OfBody, "revoke the application's access under Settings, Applications"),
        Row("github-fine-grained-pat", "fine-grained personal access token", "GitHub", "github_pat_", "alnum*22 '_' alnum*59", null, "delete it under Settings, Developer settings, Personal access tokens"),
        Row("gitlab-pat", "personal access token", "GitLab", "glpat-", "url*20", null, "revoke it under Access tokens"),
        Row("gitlab-routable-pat", "routable personal access token", "GitLab", "glpat-", "url*27..300 '.' lownum*2 '.' lownum*9", null, "revoke it under Access tokens"),
        Row("gitlab-deploy-token", "deploy token", "GitLab", "gldt-", "url*20", null, "revoke it under Settings, Repository, Deploy tokens"),
        Row("gitlab-runner-token", "runner token", "GitLab", "glrt-", "url*20..27", null, "reset the runner's authentication token"),
        Row("gitlab-runner-registration", "runner registration token", "GitLab", "GR1348941", "url*20", null, "reset the registration token"),
        Row("gitlab-job-token", "CI job token", "GitLab", "glcbt-", "url*20..30", null, "it ends with its job; cancel the job"),
        Row("gitlab-trigger-token", "pipeline trigger token", "GitLab", "glptt-", "hex*40", null, "revoke it under Settings, CI/CD"),
        Row("gitlab-feed-token", "feed token", "GitLab", "glft-", "url*20", null, "reset the feed token in the preferences"),
        Row("gitlab-scim-token", "SCIM token", "GitLab", "glsoat-", "url*20", null, "reset the SCIM token of the group"),
        Row("gitlab-mail-token", "incoming mail token", "GitLab", "glimt-", "url*25", null, "reset the incoming mail token in the preferences"),
        Row("gitlab-agent-token", "agent token", "GitLab", "glagent-", "url*50", null, "revoke the token of the Kubernetes agent"),
        Row("gitlab-oauth-secret", "OAuth application secret", "GitLab", "gloas-", "hex*64", null, "renew the secret of the application"),
        Row("gitlab-feature-flag-token", "feature flags client token", "GitLab", "glffct-", "url*20", null, "reset the client's instance id"),
        Row("bitbucket-access-token", "access token", "Bitbucket", "ATCTT3", "url*60..300 '=' anyhex*8", null, "revoke the access token of the repository, project or workspace"),
        Row("bitbucket-app-password", "app password", "Bitbucket", "ATBB", "alnum*32", null, "revoke it under Personal settings, App passwords"),
        Row("jira-server-pat", "personal access token", "Jira or Bitbucket Data Center", "MD|MT|Mj|Mz|ND|NT|Nj|Nz|OD|OT", "base64*42", DataCenterToken.Check, "revoke it under Personal access tokens"),
        Row("trello-token", "API token", "Trello", "ATTA", "alnum*72", GeneratedBody.IsVaried, "revoke it in the account's Power-Ups settings"),
        Row("atlassian-token", "API token", "Atlassian", "ATATT3", "url*60..300 '=' anyhex*8", null, "revoke it in the account's security settings"),
        Row("sourcegraph-token", "access token", "Sourcegraph", "sgp_", "hex*40", null, "delete it under Access tokens"),
        Row("sourcegraph-instance-token", "access token", "Sourcegraph", "sgp_", "lownum*5..16 '_' hex*40", null, "delete it under Access tokens"),
        Row("sonar-user-token", "user token", "SonarQube", "squ_", "hex*40", null, "revoke it under My account, Security"),
        Row("sonar-project-token", "project analysis token", "SonarQube", "sqp_", "hex*40", null, "revoke it under My account, Security"),
        Row("sonar-global-token", "global analysis token", "SonarQube", "sqa_", "hex*40", null, "revoke it under My account, Security"),
        Row("phabricator-token", "Conduit API token", "Phabricator", "api-|cli-", "lownum*28", null, "terminate it under Conduit API tokens"),
        Row("gitbook-token", "API token", "GitBook", "gb_api_", "alnum*40", null, "delete it in the developer settings"),
        Row("jetbrains-token", "permanent token", "JetBrains Hub", "perm:|perm-", "base64*3..80 ('=='|'='|'') '.' base64*3..80 ('=='|'='|'') '.' alnum*30..60", null, "delete the token under Account security"),
        Row("teamcity-token", "access token", "TeamCity", "eyJ0eXAiOiAiVENWMiJ9.", "url*20..80 '.' url*40..80", null, "delete the token under Access tokens"),
    ];
}
