namespace ZeroTrustAgents.Credentials;

/// <content>Azure and Entra: keys that carry their service's signature at a fixed place.</content>
internal static partial class CredentialKinds
{
    private static CredentialKind[] Azure() =>
    [
        Row("azure-storage-key", "storage account key", "Azure", "", "base64*76 '+ASt' base64*6 '=='", null, "rotate the storage account's keys"),
        Row("azure-batch-key", "Batch account key", "Azure", "", "base64*76 '+ABa' base64*6 '=='", null, "regenerate the Batch account's keys"),
        Row("azure-cosmos-key", "Cosmos DB key", "Azure", "", "base64*76 'ACDb' base64*6 '=='", null, "regenerate the keys of the Cosmos DB account"),
        Row("azure-ml-classic-key", "Machine Learning service key", "Azure", "", "base64*76 '+AMC' base64*6 '=='", null, "regenerate the keys of the web service"),
        Row("azure-apim-key", "API Management key", "Azure", "", "base64*76 'APIM' base64*6 '=='", null, "regenerate the key in API Management"),
        Row("azure-service-bus-key", "Service Bus key", "Azure", "", "base64*33 '+ASb' base64*6 '='", null, "regenerate the keys of the shared access policy"),
        Row("azure-event-hub-key", "Event Hubs key", "Azure", "", "base64*33 '+AEh' base64*6 '='", null, "regenerate the keys of the shared access policy"),
        Row("azure-relay-key", "Relay key", "Azure", "", "base64*33 '+ARm' base64*6 '='", null, "regenerate the keys of the shared access policy"),
        Row("azure-iot-key", "IoT Hub key", "Azure", "", "base64*33 'AIoT' base64*6 '='", null, "regenerate the keys of the shared access policy"),
        Row("azure-event-grid-key", "Event Grid key", "Azure", "", "base64*33 'AZEG' base64*6 '='", null, "regenerate the keys of the topic"),
        Row("azure-redis-key", "Cache for Redis key", "Azure", "", "base64*33 'AzCa' base64*6 '='", null, "regenerate the keys of the cache"),
        Row("azure-search-key", "AI Search key", "Azure", "", "alnum*42 'AzSe' alnum*6", null, "regenerate the admin key or delete the query key"),
        Row("azure-container-registry-key", "Container Registry password", "Azure", "", "base64*42 '+ACR' base64*6", null, "regenerate the password of the registry's admin user or token"),
        Row("azure-function-key", "Functions key", "Azure", "", "url*44 'AzFu' url*6 '=='", null, "renew the key under the function app's App keys"),
        Row("azure-devops-pat", "DevOps personal access token", "Azure", "", "alnum*52 'JQQJ9' alnum*19 'AZDO' alnum*4", null, "revoke it under User settings, Personal access tokens"),
        Row("azure-ai-key", "AI services key", "Azure", "", "alnum*52 'JQQJ9' alnum*19 'ACOG' alnum*4", null, "regenerate the keys of the resource"),
        Row("azure-common-key", "service key", "Azure", "", "alnum*52 'JQQJ9' alnum*27|29 ('=='|'')", null, "regenerate the keys of the resource"),
        Row("entra-client-secret", "client secret", "Microsoft Entra", "", "secret*3 digit*1 'Q~' secret*31|34", null, "delete the client secret of the app registration"),
    ];
}
