namespace ZeroTrustAgents.Credentials;

/// <content>Payment and commerce.</content>
internal static partial class CredentialKinds
{
    private static CredentialKind[] Payment() =>
    [
        Row("stripe-live-key", "live secret key", "Stripe", "sk_live_", "alnum*24|96..247", null, "roll the key under Developers, API keys"),
        Row("stripe-test-key", "test secret key", "Stripe", "sk_test_", "alnum*24|96..247", null, "roll the key under Developers, API keys"),
        Row("stripe-restricted-key", "restricted key", "Stripe", "rk_live_|rk_test_", "alnum*24|96..247", null, "roll the key under Developers, API keys"),
        Row("stripe-webhook-secret", "webhook signing secret", "Stripe", "whsec_", "base64*32", null, "roll the secret of the webhook endpoint"),
        Row("svix-webhook-secret", "webhook signing secret", "Svix", "whsec_", "base64*43 '='", null, "rotate the secret of the endpoint"),
        Row("paystack-key", "secret key", "Paystack", "sk_live_|sk_test_", "hex*40", null, "generate a new secret key in the settings"),
        Row("clerk-key", "secret key", "Clerk", "sk_live_|sk_test_", "alnum*42", null, "delete the key under API keys"),
        Row("square-access-token", "access token", "Square", "sq0atp-", "url*22", null, "replace it under the application's credentials"),
        Row("square-oauth-secret", "OAuth secret", "Square", "sq0csp-", "url*43", null, "replace it under the application's OAuth settings"),
        Row("square-token", "access token", "Square", "EAAA", "url*60", null, "replace it under the application's credentials"),
        Row("braintree-token", "access token", "Braintree", "access_token$production$|access_token$sandbox$", "lownum*16 '$' hex*32", null, "disconnect the merchant and connect it anew"),
        Row("razorpay-key", "key id", "Razorpay", "rzp_live_|rzp_test_", "alnum*14", GeneratedBody.IsVaried, "regenerate the key in the settings"),
        Row("flutterwave-key", "secret key", "Flutterwave", "FLWSECK-|FLWSECK_TEST-", "hex*32 '-X'", null, "regenerate the keys in the settings"),
        Row("plaid-token", "access token", "Plaid", "access-production-|access-development-|access-sandbox-", "uuid", null, "invalidate it with /item/access_token/invalidate"),
        Row("shopify-token", "access token", "Shopify", "shpat_", "hex*32", null, "uninstall the app or rotate its token"),
        Row("shopify-custom-token", "custom app token", "Shopify", "shpca_", "hex*32", null, "uninstall the app or rotate its token"),
        Row("shopify-private-token", "private app password", "Shopify", "shppa_", "hex*32", null, "rotate the password of the app"),
        Row("shopify-secret", "shared secret", "Shopify", "shpss_", "hex*32", null, "rotate the client secret of the app"),
        Row("shopify-theme-token", "theme access password", "Shopify", "shptka_", "hex*32", null, "delete it in the Theme Access app"),
        Row("gocardless-token", "access token", "GoCardless", "live_", "url*40", null, "delete it under Developers"),
        Row("mollie-key", "API key", "Mollie", "live_|test_", "alnum*30", null, "reset it under Developers, API keys"),
        Row("lob-key", "API key", "Lob", "live_|test_", "hex*35", null, "delete it in the settings"),
        Row("paddle-key", "API key", "Paddle", "pdl_live_apikey_|pdl_sdbx_apikey_", "lownum*26 '_' alnum*22 '_' alnum*3", null, "revoke it under Authentication"),
        Row("xendit-key", "secret key", "Xendit", "xnd_production_|xnd_development_", "alnum*40..64", null, "delete it under API keys"),
        Row("midtrans-key", "server key", "Midtrans", "Mid-server-|SB-Mid-server-", "url*24", null, "regenerate it under Access keys"),
        Row("mercadopago-token", "access token", "Mercado Pago", "APP_USR-|TEST-", "digit*13..17 '-' digit*6 '-' hex*32 '-' digit*6..11", null, "renew it under the application's credentials"),
        Row("omise-key", "secret key", "Omise", "skey_|skey_test_", "lownum*19", null, "roll it under Keys"),
        Row("checkout-key", "secret key", "Checkout.com", "sk_|sk_test_", "uuid", null, "roll the key in the dashboard"),
        Row("cashfree-secret", "client secret", "Cashfree", "cfsk_ma_prod_|cfsk_ma_test_", "hex*32 '_' hex*8", null, "revoke it under API keys"),
        Row("duffel-token", "access token", "Duffel", "duffel_live_|duffel_test_", "url*43", null, "revoke it under Access tokens"),
        Row("easypost-key", "API key", "EasyPost", "EZAK|EZTK", "alnum*54", null, "disable it under API keys"),
        Row("shippo-token", "API token", "Shippo", "shippo_live_|shippo_test_", "hex*40", null, "delete it in the settings"),
        Row("woocommerce-key", "REST API key", "WooCommerce", "ck_|cs_", "hex*40", null, "revoke it under Advanced, REST API"),
        Row("wix-key", "API key", "Wix", "IST.eyJ", "url*30..400 '.' url*80..2000 '.' url*80..700", null, "delete it under API keys"),
        Row("nylas-key", "API key", "Nylas", "nyk_v0_", "alnum*64", null, "delete it under API keys"),
    ];
}
