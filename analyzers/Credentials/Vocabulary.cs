namespace ZeroTrustAgents.Credentials;

/// <summary>
/// The words that names are made of, by role. The classes are closed and described by <see cref="WordRole"/>; a word belongs
/// to a class because of what it means, not because a name with it was seen. Plurals are added when the table is built.
/// Words of languages with diacritics stand without them; <see cref="LetterFold"/> takes them off names.
/// </summary>
internal static class Vocabulary
{
    /// <summary>Role and words, in pairs.</summary>
    public static readonly (WordRole Role, string Words)[] Classes =
    [
        // English, German, Spanish, French, Portuguese, Dutch, Polish, Russian, Ukrainian, Bulgarian, Serbian, Czech, Turkish,
        // Romanian, Finnish, Danish, Norwegian, Swedish, Hungarian, Croatian, Slovene, Lithuanian, Estonian, Icelandic,
        // Vietnamese, Indonesian, Greek, Hebrew, Arabic, Persian, Hindi, Thai, Chinese, Japanese, Korean.
        (WordRole.Password | WordRole.Strong | WordRole.KeyQualifier,
            "password passwd passwrd pswd psswd passphrase passcode pword passwort kennwort contrasena contrasenia contrasenya motdepasse senha " +
            "palavrapasse wachtwoord paswoord haslo пароль парола лозинка heslo sifre parola parolasi sifresi salasana adgangskode kodeord passord losenord " +
            "jelszo lozinka zaporka geslo slaptazodis parool lykilord matkhau katasandi κωδικοσ συνθηματικο סיסמה סיסמא كلمةالمرور كلمةالسر رمزعبور पासवर्ड รหัสผ่าน " +
            "密码 密碼 口令 パスワード 暗証番号 비밀번호 패스워드 암호"),
        (WordRole.Password | WordRole.Strong, "pwd"),
        (WordRole.Password, "pw psw passw pwrd clave mdp parol"),
        (WordRole.Pass, "pass passe"),
        (WordRole.Telling | WordRole.KeyQualifier | WordRole.TokenQualifier | WordRole.Strong, "secret"),
        (WordRole.Telling | WordRole.Strong, "credential"),
        (WordRole.Telling, "cred psk geheimnis geheim secreto segredo segreto sekret tajne hemlighet salaisuus"),

        // Written as one word so often that other words run into them: "xapikey".
        (WordRole.Telling | WordRole.Strong, "apikey apitoken accesskey secretkey privatekey accesstoken authtoken"),
        (WordRole.Telling | WordRole.KeyQualifier | WordRole.TokenQualifier | WordRole.Strong, "authorization authorisation"),
        (WordRole.Key | WordRole.TokenQualifier, "key schlussel schluessel chave llave chiave sleutel klucz nyckel avain anahtar"),
        (WordRole.Token | WordRole.KeyQualifier | WordRole.Strong, "token"),
        (WordRole.Weak | WordRole.KeyQualifier | WordRole.TokenQualifier, "auth oauth authentication bearer jwt sas hmac ssh pat"),
        (WordRole.Weak, "pin otp totp salt nonce iv seed passkey pepper mnemonic dsn cookie authenticator"),
        (WordRole.Weak | WordRole.TokenQualifier, "session"),
        (WordRole.Weak | WordRole.Owner, "license licence lizenz cert certificate login"),
        (WordRole.Weak | WordRole.Attribute, "hash"),
        (WordRole.Weak | WordRole.Half | WordRole.KeyQualifier | WordRole.Attribute, "signature"),
        (WordRole.String | WordRole.Modifier, "string str"),
        (WordRole.Connection, "connection conn connect cnn conexion"),
        (WordRole.Half, "word wd phrase code"),

        (WordRole.KeyQualifier | WordRole.TokenQualifier,
            "api access private master shared app application client consumer security account admin deploy deployment service webhook integration saml issuer " +
            "management server push crypto vault"),
        (WordRole.KeyQualifier,
            "signing sign encryption encrypt decryption decrypt encrypting decrypting cipher crypt cryptographic symmetric storage aes des tripledes rsa dsa ecdsa ec ecdh " +
            "jws jwe jwk subscription validation machine sharedaccess presharedkey wrapping pgp gpg pfx tls ssl host transport function query write ingestion live project publisher merchant"),
        (WordRole.TokenQualifier,
            "refresh identity id personal user bot device impersonation delegation sts web pub feed system agent runner csrf xsrf reset verification activation invite " +
            "login logon signin build pipeline installation tenant provider provisioning"),

        (WordRole.Vendor,
            "openai anthropic claude gemini mistral cohere groq deepseek huggingface hugging replicate perplexity azure aws amazon gcp google firebase gcm fcm apns apple " +
            "github gitlab bitbucket gitea stripe paypal braintree square adyen plaid twilio sendgrid mailgun mailchimp mandrill postmark sendinblue brevo sparkpost slack discord telegram " +
            "facebook twitter linkedin instagram tiktok whatsapp shopify algolia datadog newrelic sentry pagerduty cloudflare digitalocean heroku netlify vercel npm nuget pypi docker " +
            "dockerhub jira atlassian confluence trello asana zendesk intercom hubspot salesforce dropbox maps mapbox bing cognitive translator speech luis cosmos cosmosdb " +
            "servicebus eventhub iothub signalr elastic elasticsearch pinecone weaviate qdrant supabase okta onelogin keycloak recaptcha hcaptcha captcha vonage nexmo " +
            "youtube spotify twitch steam reddit coinbase binance sonar sonarqube snyk jenkins teamcity circleci travis appveyor codecov artifactory kubernetes terraform consul " +
            "nexus grafana prometheus splunk pusher segment mixpanel amplitude onesignal weather openweather openweathermap giphy imgur unsplash pexels tmdb omdb notion airtable figma linear " +
            "microsoft msft graph entra aad msal yandex baidu alibaba aliyun tencent qiniu wechat weixin alipay dingtalk feishu"),
        (WordRole.Owner,
            "user usr admin administrator root superuser db database sql mysql mariadb postgres postgresql pg pgsql mongo mongodb redis oracle ora mssql sqlserver sqlite rabbit rabbitmq " +
            "mq amqp mqtt kafka nats ftp sftp ftps smtp imap pop mail email ldap ad proxy http https web site server srv host hostname client service svc api app application account acct sys system sa " +
            "owner guest member customer cust employee person people zip archive pdf excel doc document pfx keystore truststore jks wifi wlan wpa ssid vpn router bot device machine " +
            "windows win linux unix domain network net team manager operator tenant partner vendor merchant store student teacher teamcity backend frontend portal crm erp sap cloud gateway " +
            "пользователь пользователя администратор администратора usuario benutzer utilisateur gebruiker uzytkownik kullanici utente consumer publisher sender receiver source target remote signer bearer"),

        (WordRole.KeyOfData,
            "primary secondary foreign cache route partition sort row composite unique natural surrogate resource localization localisation locale translation hot short shortcut arrow enter escape esc " +
            "tab backspace del insert home space spacebar shift ctrl control alt modifier virtual physical keyboard dictionary dict map group grouping lookup index idx item entity table column col field property " +
            "prop configuration config cfg settings setting option sub parent child join header claim form template view context object metadata attribute attr lang language text message msg " +
            "error label tree node idempotency deduplication dedup correlation ordering order range shard routing sequence type name category tag blob file path image first last next prev previous current any each " +
            "every duplicate dup missing invalid unknown usage music piano answer color colour data value json xml yaml env environment registryvalue element menu button btn press up down left right page " +
            "param parameter arg argument event topic queue cookie section feature bucket record strong hkey numeric letter char character mouse function num numpad pair enum constant const alternate business candidate clustered bad good"),
        (WordRole.TokenOfText,
            "cancellation cancel syntax trivia lexer lex lexical parse parser json xml html css sql markdown start end begin open close opening closing first last next prev previous current peek separator comma semicolon colon " +
            "dot identifier keyword literal operator punctuation string str char character number numeric numerical integer eof eol newline whitespace white brace bracket paren parenthesis continuation continue page paging pagination skip sync " +
            "change concurrency version row type metadata word subword special stop pad mask cls sep bos eos unk window stream theme color max min prompt completion input output total text raw context nft erc " +
            "template placeholder replacement replace subscription event routing marker line comment modifier contextual expected actual unexpected missing invalid unknown single multi directive lookup async property " +
            "assembly method member field attribute handle binary byte span regex pattern format path file name value item count budget expression statement argument param parameter ref reference registration " +
            "dummy control else if for while case default new this base null true false return delimiter quote bad"),

        (WordRole.Modifier,
            "value val plain plaintext clear cleartext raw text txt byte buffer buf array arr data base hex encoded encrypted decrypted decoded unencrypted encryption utf ascii unicode content contents literal const constant default fallback initial init temp tmp " +
            "temporary old new current previous prev next last first second third other another confirm confirmation confirmed repeat repeated retype again dev develop development prod production test tests testing " +
            "staging stage stg qa uat live sandbox demo local localhost internal external global backup pem xml json yaml blob list collection secure sha alpha beta main master primary secondary " +
            "read write readonly rw ro eu us uk de fr one two three zero x y z a b c d e f n s"),

        (WordRole.Attribute,
            // Identification
            "name username userid clientid id ids identifier guid uuid alias index idx ordinal position pos slot ref reference kid number num " +
            // Measure
            "length len size count max min maximum minimum limit limits bit strength score level complexity entropy quality round iteration cost width height ratio rate quota usage budget amount total sum " +
            // Place
            "url uri path dir directory folder file filename location loc address addr endpoint port route link page view href region store vault container repository repo uris " +
            // Type and shape
            "type kind format scheme schema pattern regex regexp mask char character charset alphabet encoding algorithm alg algo mode version style class enum flag status state shape syntax language template culture " +
            // Rules
            "policy policies rule requirement required validator validation validity constraint check checker criteria " +
            // Acts and events
            "reset change changed update updated recovery recover expired expiration expiry expire expires age history rotation generation attempt failed failure event handler callback action click enter request requested response " +
            "result rotate renewal revocation entered exception created changing lookup exchange grant flow login attempted step operation command query event usage " +
            // Roles of software
            "provider factory service manager mgr helper util utility utils utilities handler generator hasher encoder decoder encryptor protector builder parser reader writer resolver source client option settings setting " +
            "config configuration cfg model dto entity entities controller middleware filter extension converter comparer selector serializer cache issuer audience subject scope realm interceptor accessor adapter " +
            "dialog form panel window tab menu screen section element box textbox field button btn icon checkbox control editor picker grid row table column cell component widget " +
            // Structure
            "header parameter param argument arg property prop properties attribute attr claim variable var node tag prefix suffix separator delimiter delim group grouping category enumerator comparer iterator dictionary map mapping queue pool bucket list set ring pair chain " +
            // Digest forms
            "hashes hashed digest checksum thumbprint fingerprint sha md crc hmacsha verifier " +
            // Time
            "date datetime time timeout lifetime duration ttl second minute hour day month year timestamp lastmodified " +
            // Truth
            "enabled disabled allowed valid invalid visible needed supported missing match mismatch exist exists less available success ok " +
            // People and systems at the other end
            "start begin end sid usage purpose reason context function method sdk lib library module plugin package namespace assembly doc documentation spec"),
        (WordRole.Label | WordRole.Attribute, "label lbl hint message msg error err title caption tooltip tip placeholder prompt description desc help note notice warning warn question reminder instruction info information display heading headline"),
        (WordRole.Control, "lbl btn chk cb cbo lnk pnl grp frm img ico txt tb tbx tbox edt box textbox textblock"),
        (WordRole.Reference,
            "elem column col field fld param parameter arg argument header hdr claim property prop attr attribute element option opt setting node tag flag env var form qs cli switch dummy fake mock stub sample example placeholder bogus " +
            "set change update verify validate enter choose create input type"),
        (WordRole.Question,
            "is has have had should can could may must need require required use using allow enable disable show hide toggle include exclude no not without check support contain accept remember forgot forget forgotten " +
            "lost recover recovery reset invalid incorrect wrong missing mismatch empty blank expired unknown common forbidden blocked banned leaked pwned breached compromised obsolete masked hashed duplicate null requires requiring weak mandatory too"),
        (WordRole.Preposition, "of for from with to by via when if and or on than"),
        (WordRole.Public, "public publishable pub"),
        (WordRole.Invented, "my some test testing demo admin root secure this our safe hard good best great"),

        // Of values only.
        (WordRole.Invented | WordRole.Intense, "super top very strong ultra mega long extremely really"),
        (WordRole.Marker,
            "change changeme changeit none null nil undefined unset empty hidden masked removed omitted " +
            "fill enter put goes obfuscated scrubbed sanitized unknown default provide specify notset notused unused ignored ignore blank"),
        (WordRole.Marker | WordRole.Asks, "your yours insert replace replaceme todo tbd tba fixme example sample dummy placeholder redacted xxx here"),
        (WordRole.Function,
            "a an the is are was were be been has have had must should can cannot could will would may might do does did not no and or but if in on at to of for from with by as that this these those it its you your we our they " +
            "their he she his her i my me please use enter than then when while which who what how why where there here all any some each least most more only also into about between through during before after " +
            // French, Spanish, Portuguese, Italian, German, Dutch
            "le la les du une un est sont pas ne que qui et ou dans pour avec sur votre el los las una es son por para con su se lo del os um uma com sua il di che non per della der die das ist sind nicht und oder ein eine " +
            "zu mit muss bitte ihr het een niet zijn moet van uw"),

        (WordRole.Whole,
            "bypass compass encompass passport passage passenger passed passing passive passion passthrough trespass surpass overpass underpass monkey turkey donkey keyboard keyword keynote keystone keystroke keyhole keypad hockey " +
            "jockey whiskey tokenizer tokenize secretary secretion authority author authentic authenticate authorize pinned pinning pine spin opinion saltwater seeds cookies session sessions keep keen"),
    ];
}
