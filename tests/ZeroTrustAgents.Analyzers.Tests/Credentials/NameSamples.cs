using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers.Tests.Credentials;

/// <summary>Names as people write them, each as the words it is made of: every sample is tried in every casing.</summary>
internal static class NameSamples
{
    public static readonly string[] Unmistakable = Lines("""
        password
        passwd
        pwd
        passphrase
        pass phrase
        pass word
        passcode
        user password
        admin password
        root password
        default password
        db password
        database password
        sql password
        my sql password
        postgres password
        oracle password
        mongo db password
        redis password
        smtp password
        mail password
        email password
        ftp password
        sftp password
        ssh password
        ldap password
        bind password
        proxy password
        wifi password
        service account password
        certificate password
        pfx password
        key store password
        private key password
        zip password
        archive password
        login password
        sign in password
        new password
        old password
        current password
        previous password
        confirm password
        password confirmation
        repeat password
        password repeated
        password again
        password 1
        password 2
        password value
        password text
        password string
        password bytes
        password plain text
        plain text password
        plain password
        clear text password
        raw password
        temp password
        temporary password
        initial password
        password admin
        password prod
        password production
        password dev
        password test
        test password
        password for admin
        password for database
        password of user
        password google
        password git hub
        str password
        s password
        m password
        the password
        my password
        secret password
        master password
        vault password
        backup password
        encrypted password
        encryption password
        user pwd
        db pwd
        sa pwd
        admin pwd
        pwd admin
        user passwd
        root passwd
        user pass
        db pass
        smtp pass
        ftp pass
        my sql pass
        admin pass
        str pass
        mail pass
        ldap pass
        redis pass
        rabbit mq pass
        proxy pass
        ssh passphrase
        key passphrase
        gpg passphrase
        private key passphrase
        passphrase bytes
        pw
        user pw
        admin pw
        passwort
        kennwort
        benutzer passwort
        contrasena
        clave
        mot de passe
        mdp
        senha
        senha usuario
        wachtwoord
        haslo
        parola
        heslo
        sifre
        salasana
        adgangskode
        passord
        losenord
        jelszo
        lozinka
        geslo
        parool
        mat khau
        accounts db password
        web service password
        crm password
        sap password
        vpn password
        jenkins password
        docker registry password
        message bus password
        help desk password
        title service password
        error reporting password
        application user password
        windows domain password
        admin user password
        guest password
        customer password
        passwords
        user passwords
        """);

    public static readonly string[] Telling = Lines("""
        api key
        api keys
        api key value
        api key string
        api key prod
        api key open ai
        open ai api key
        azure open ai api key
        anthropic api key
        google api key
        google maps api key
        stripe api key
        send grid api key
        git hub api key
        weather api key
        my api key
        x api key
        access key
        aws access key
        aws secret access key
        secret access key
        secret key
        aws secret key
        stripe secret key
        jwt secret key
        app secret key
        client secret
        azure client secret
        google client secret
        o auth client secret
        client secret value
        app secret
        application secret
        consumer secret
        consumer key
        webhook secret
        stripe webhook secret
        shared secret
        jwt secret
        token secret
        access token secret
        signing secret
        session secret
        cookie secret
        totp secret
        secret
        secrets
        app key
        client key
        access token
        git hub access token
        bing maps key
        merchant key
        personal access token
        refresh token
        bearer token
        auth token
        authentication token
        authorization token
        o auth token
        id token
        identity token
        sas token
        api token
        slack token
        slack bot token
        telegram bot token
        discord token
        git hub token
        npm token
        jira api token
        user token
        device token
        service token
        security token
        session token
        aws session token
        client token
        vault token
        deploy token
        x auth token
        private key
        rsa private key
        ssh private key
        private key pem
        private key xml
        private key base 64
        signing key
        jwt signing key
        token signing key
        issuer signing key
        encryption key
        aes encryption key
        data encryption key
        decryption key
        crypto key
        symmetric key
        aes key
        des key
        rsa key
        hmac key
        hmac secret
        jwt key
        master key
        shared key
        shared access key
        shared access signature
        account key
        storage account key
        storage key
        cosmos key
        azure storage key
        service bus key
        event hub key
        subscription key
        cognitive services subscription key
        auth key
        authorization key
        security key
        admin key
        search admin key
        ssh key
        machine key
        validation key
        webhook key
        deployment key
        stripe key
        stripe live key
        stripe test key
        twilio auth token
        open ai key
        pinecone key
        send grid key
        credential
        credentials
        user credentials
        db credentials
        creds
        authorization
        proxy authorization
        psk
        wpa psk
        pre shared key
        wifi psk
        connection string
        db connection string
        sql connection string
        default connection string
        redis connection string
        storage connection string
        conn string
        conn str
        db conn str
        service bus connection string
        seed phrase
        recovery phrase
        secret for client
        key vault secret
        fake password
        dummy password
        """);

    public static readonly string[] Nothing = Lines("""
        name
        user
        value
        count
        password length
        min password length
        max password length
        password hash
        password hashes
        hashed password
        password hasher
        password field
        password box
        password text box
        password input field
        password label
        label password
        lbl password
        txt password
        btn password
        password policy
        password policies
        password rule
        password rules
        password requirements
        password required
        password required message
        password is required
        require password
        requires password
        is password
        is password valid
        has password
        use password
        show password
        hide password
        enable password
        allow password
        forgot password
        forgotten password
        forgot password link
        lost password
        invalid password
        wrong password
        incorrect password
        bad login password message
        empty password
        no password
        without password
        missing password
        common passwords
        forbidden passwords
        password reset
        password reset url
        password reset path
        password reset link
        reset password url
        password change date
        password changed
        password changed at
        last password change date
        password expiry
        password expiration days
        password expired
        password age
        password incorrect
        password invalid
        password is required field
        password min length is
        password reset success template id
        password without letter
        password too short
        password too weak
        password mismatch
        password not set
        password must contain digit
        password does not match
        password revoked
        password leaked
        token expired
        token revoked
        token not found
        user name and password incorrect
        password history
        password history size
        password attempts
        failed password attempts
        password strength
        password score
        password error
        password error message
        error password
        password message
        password hint
        password title
        password caption
        password prompt
        password placeholder
        password tooltip
        password description
        password help text link
        password regex
        password pattern
        password format
        password mask
        password char
        password character set
        password validator
        password validation
        password validation error
        password generator
        password manager
        password service
        password provider
        password handler
        password helper
        password options
        password settings
        password config
        password view model
        password dto
        password column
        password column name
        password property
        password property name
        password parameter
        password parameter name
        password param name
        password header
        password claim type
        password element
        password node
        password tag
        password attribute
        password key name
        password file
        password file path
        password path
        password dir
        password url
        password type
        password format type
        password scheme
        password encoding
        password algorithm
        password iterations
        password id
        password ids
        password index
        password count
        length of password
        type of token
        name of secret
        number of keys
        user with password
        sign in with password
        user name or password
        wrong user name or password
        password less login
        token type
        token types
        token url
        token uri
        token endpoint
        token end point url
        token path
        token name
        token count
        token id
        token issuer
        token audience
        token lifetime
        token expiry
        token expires
        token expiration minutes
        token provider
        token service
        token factory
        token handler
        token generator
        token validator
        token validation parameters
        token parser
        token reader
        token kind
        token value type
        token scheme
        token header
        token header name
        token format
        token prefix
        token cache
        token client
        token request
        token response
        token result
        token error
        access token url
        access token path
        access token expiry
        access token lifetime
        access token type
        refresh token lifetime
        refresh token path
        cancellation token
        cancel token
        syntax token
        open brace token
        close paren token
        end token
        start token
        next token
        current token
        previous token
        identifier token
        string token
        comma token
        max tokens
        total tokens
        prompt tokens
        completion tokens
        continuation token
        page token
        next page token
        json token
        xml token
        stop token
        pad token
        change token
        sync token
        public key
        rsa public key
        public key token
        public key pem
        public api key
        publishable key
        stripe publishable key
        primary key
        primary key name
        foreign key
        foreign key name
        composite key
        unique key
        cache key
        cache key prefix
        route key
        partition key
        row key
        sort key
        resource key
        localization key
        translation key
        hot key
        shortcut key
        arrow key
        enter key
        escape key
        shift key
        control key
        function key code
        registry sub key
        index key
        group key
        item key
        entity key
        object key
        property key
        field key
        column key
        header key
        form key
        query string key name
        view data key
        config key
        configuration key
        setting key
        settings key
        dictionary key
        map key
        routing key
        event key
        message key
        error key
        idempotency key
        correlation key
        key code
        key event
        key press
        key down
        key up
        key name
        key id
        key ids
        key size
        key length
        key type
        key vault
        key vault name
        key vault url
        key vault uri
        key file
        key path
        key store
        key usage
        key index
        key column
        key selector
        key comparer
        key board
        key word
        keywords
        secret name
        secret id
        secret version
        secret uri
        secret url
        secret path
        secret manager
        secret client
        secret type
        secret store
        secret length
        client secret name
        client secret id
        client secret expiry
        api key name
        api key header
        api key header name
        api key parameter
        api key query parameter name
        api key prefix
        api key length
        api key id
        api key scheme
        api key handler
        api key validator
        api key provider
        api key required
        api key missing message
        missing api key
        invalid api key
        access key id
        aws access key id
        private key file
        private key path
        private key length
        signing key id
        encryption key size
        encryption key name
        connection string name
        connection string key name
        connection string builder
        connection string format
        connection name
        connection id
        credential type
        credential id
        credential name
        credential provider
        credentials file
        credentials path
        credential cache
        auth type
        auth url
        auth scheme
        auth mode
        auth provider
        auth header name
        authentication type
        authentication scheme
        authorization url
        authorization endpoint
        authorization policy
        authorization header name
        authorization type
        author
        author name
        authors
        authority
        authority url
        pass through
        passing
        passed
        pass count
        bypass
        compass
        passenger
        passenger name
        passport number
        passage
        trespass
        passive mode
        tokenizer
        tokenizer path
        tokenize
        secretary
        secretary name
        keyboard
        keyboard layout
        monkey
        turkey
        hockey
        donkey
        keynote
        certificate path
        certificate thumbprint
        cert file
        session id
        session name
        session timeout
        cookie name
        cookie path
        signature algorithm
        hash algorithm
        salt size
        salt length
        iv size
        nonce length
        license type
        license url
        pin count
        login url
        login path
        login name
        session key name
        """);

    public static readonly string[] Little = Lines("""
        key
        keys
        token
        tokens
        auth
        pin
        otp
        salt
        nonce
        iv
        seed
        hash
        signature
        cookie
        session
        license
        cert
        pass
        my key
        some token
        user pin
        aes iv
        license key
        password salt
        key value
        jwt
        """);

    /// <summary>Names in the casings, alphabets and prefixes that the words above do not have.</summary>
    public static readonly (NameEvidence Evidence, string Names)[] AsWritten =
    [
        (NameEvidence.Unmistakable, "PassWord _password m_password s_Password @password __password strPassword sPassword pszPassword SQLPassword DBPassword FTPPwd userPWD PASSWORD1 password2 Password_3 txtPwd.Text " +
            "passwordBox.Password PasswordBox1.Text Contraseña contraseña CONTRASEÑA contrasen\u0303a motDePasse mot_de_passe MotDePasse şifre Şifre hasło Hasło пароль Пароль ПАРОЛЬ парольПользователя κωδικός " +
            "密码 数据库密码 用户密码 密碼 口令 パスワード データベースパスワード 비밀번호 lösenord Lösenord jelszó mậtKhẩu רגיל_סיסמה รหัสผ่าน Smtp:Password Email/Smtp/Password ConnectionStrings:Password spring.datasource.password " +
            "acmepassword contosopwd mypassword userpassword adminpassword dbpassword userpasswd rootpasswd smtppassword mysqlpassword dbpass smtppass userpass --db-password $password Login.Password"),
        (NameEvidence.Telling, "APIKey apiKEY APIkey ApiKEY IDToken SASToken JWTSecret AWSSecretKey AWS_SECRET_ACCESS_KEY OPENAI_API_KEY GITHUB_TOKEN STRIPE_SECRET_KEY X-Api-Key x-api-key X-Auth-Token Ocp-Apim-Subscription-Key " +
            "Proxy-Authorization Authorization SECRET Jwt:Key Jwt:Secret JwtSettings:SecretKey AzureAd:ClientSecret Authentication:Google:ClientSecret OpenAI:ApiKey apikey clientsecret accesstoken connectionstring connstr " +
            "privatekey secretkey accesskey appsecret authtoken bearertoken refreshtoken encryptionkey signingkey sharedkey accountkey storagekey masterkey xapikey awssecretaccesskey openaiapikey githubtoken slacktoken " +
            "ApiKeyOpenAI s_apiKey _clientSecret m_accessToken AccountKey SharedAccessKey SubscriptionKey PrimarySharedKey ConnectionStrings:Default ConnectionStrings__Default"),
        (NameEvidence.None, "passwordhash passwordlength passwordpolicy tokenurl tokentype tokenendpoint secretname keyvaulturl cachekey primarykey publickey publickeytoken cancellationtoken keyboardlayout bypassed compassion " +
            "CompassHeading Bypass ByPass PassThrough passthrough PassedTests Passengers HotKeys KeyDown KeyEventArgs KeyValuePair Monkeys MonkeyBusiness Turkey_Sandwich whiskey HockeyTeam tokenizerPath SecretaryOfState AuthorityUrl " +
            "PublicKeyToken PUBLIC_KEY PRIMARY_KEY FOREIGN_KEY txtPwd txtPassword lblPwd btnForgotPassword chkShowPassword PasswordBox PasswordTextBox IsPasswordSet HasToken UseApiKey TokenUrl TOKEN_URL SECRET_NAME KEY_VAULT_NAME " +
            "x y Id Url Path i _ __ 名称 用户 имя ключевой Naïve Order.Total CustomerName Description AddressLine1 StatusCode MaxRetries"),
    ];

    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
