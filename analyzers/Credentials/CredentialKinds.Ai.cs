namespace ZeroTrustAgents.Credentials;

/// <content>Providers of models and of what agents are built from.</content>
internal static partial class CredentialKinds
{
    private static CredentialKind[] Ai() =>
    [
        Row("openai-key", "API key", "OpenAI", "sk-", "alnum*20 'T3BlbkFJ' alnum*20", null, "delete the key under API keys"),
        Row("openai-project-key", "project API key", "OpenAI", "sk-proj-|sk-None-", "url*40..250", OpenAiKey.Check, "delete the key under the project's API keys"),
        Row("openai-service-key", "service account key", "OpenAI", "sk-svcacct-", "url*40..250", OpenAiKey.Check, "delete the service account's key"),
        Row("openai-admin-key", "admin key", "OpenAI", "sk-admin-", "url*40..250", OpenAiKey.Check, "delete the key under Admin keys"),
        Row("anthropic-key", "API key", "Anthropic", "sk-ant-api03-", "url*93 'AA'", null, "disable and delete the key in the console"),
        Row("anthropic-admin-key", "admin key", "Anthropic", "sk-ant-admin01-", "url*93 'AA'", null, "disable and delete the key in the console"),
        Row("anthropic-oauth-token", "OAuth access token", "Anthropic", "sk-ant-oat01-", "url*80..120", null, "log out all sessions of the account"),
        Row("anthropic-refresh-token", "OAuth refresh token", "Anthropic", "sk-ant-ort01-", "url*80..120", null, "log out all sessions of the account"),
        Row("anthropic-session", "session key", "Anthropic", "sk-ant-sid01-|sk-ant-sid02-", "url*80..140", null, "log out all sessions of the account"),
        Row("groq-key", "API key", "Groq", "gsk_", "alnum*52", null, "delete the key in the console"),
        Row("replicate-token", "API token", "Replicate", "r8_", "alnum*37", null, "delete the token under API tokens"),
        Row("huggingface-token", "user access token", "Hugging Face", "hf_", "alpha*34", null, "delete the token under Access tokens"),
        Row("huggingface-org-token", "organization API token", "Hugging Face", "api_org_", "alpha*34", null, "delete the token in the organization settings"),
        Row("perplexity-key", "API key", "Perplexity", "pplx-", "alnum*48", null, "delete the key in the API settings"),
        Row("xai-key", "API key", "xAI", "xai-", "alnum*80", null, "delete the key in the console"),
        Row("openrouter-key", "API key", "OpenRouter", "sk-or-v1-", "hex*64", null, "delete the key under Keys"),
        Row("fireworks-key", "API key", "Fireworks AI", "fw_", "alnum*22|24", null, "delete the key under API keys"),
        Row("pinecone-key", "API key", "Pinecone", "pcsk_", "alnum*4..7 '_' alnum*58..66", null, "delete the key under API keys"),
        Row("langsmith-pat", "personal access token", "LangSmith", "lsv2_pt_", "hex*32 '_' hex*10", null, "delete the key in the settings"),
        Row("langsmith-service-key", "service key", "LangSmith", "lsv2_sk_", "hex*32 '_' hex*10", null, "delete the key in the settings"),
        Row("langfuse-secret", "secret key", "Langfuse", "sk-lf-", "uuid", null, "delete the key in the project settings"),
        Row("cerebras-key", "API key", "Cerebras", "csk-", "lownum*48", null, "delete the key in the console"),
        Row("nvidia-key", "API key", "NVIDIA", "nvapi-", "url*64", null, "delete the key in the account"),
        Row("tavily-key", "API key", "Tavily", "tvly-|tvly-dev-|tvly-prod-", "alnum*32", null, "delete the key in the dashboard"),
        Row("elevenlabs-key", "API key", "ElevenLabs", "sk_", "hex*48", null, "delete the key in the settings"),
        Row("deepseek-key", "API key", "DeepSeek", "sk-", "hex*32", null, "delete the key under API keys"),
        Row("ai-service-key", "API key", "an AI service with OpenAI's API (Stability, Moonshot and others)", "sk-", "alnum*48", null, "delete the key at its issuer"),
        Row("together-key", "API key", "Together AI", "tgp_v1_", "url*43", null, "delete the key in the settings"),
        Row("voyage-key", "API key", "Voyage AI", "pa-", "url*43", null, "delete the key in the dashboard"),
        Row("jina-key", "API key", "Jina AI", "jina_", "hex*32 url*28", null, "delete the key in the dashboard"),
        Row("llamacloud-key", "API key", "LlamaCloud", "llx-", "alnum*48", null, "delete the key under API keys"),
        Row("firecrawl-key", "API key", "Firecrawl", "fc-", "hex*32", null, "delete the key in the dashboard"),
        Row("mem0-key", "API key", "Mem0", "m0-", "alnum*40", null, "delete the key in the dashboard"),
        Row("e2b-key", "API key", "E2B", "e2b_", "hex*40", null, "delete the key in the dashboard"),
        Row("helicone-key", "API key", "Helicone", "sk-helicone-", "lownum*7 '-' lownum*7 '-' lownum*7 '-' lownum*7", null, "delete the key in the settings"),
        Row("apify-token", "API token", "Apify", "apify_api_", "alnum*36", null, "delete the token under Integrations"),
        Row("deepl-key", "API key", "DeepL", "", "uuid ':fx'", null, "delete the key in the account"),
        Row("neptune-token", "API token", "Neptune", "eyJhcGlfYWRkcmVzcyI6", "base64*80..400 ('=='|'='|'')", null, "renew the token in the user menu"),
    ];
}
