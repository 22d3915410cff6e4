namespace ZeroTrustAgents.Analyzers.Tests.Credentials;

/// <summary>Values as people write them. One a line; none of them is anybody's.</summary>
internal static class ValueSamples
{
    /// <summary>Words that people choose where the target is unmistakable, and that are nothing elsewhere.</summary>
    public static readonly string[] Chosen = Lines("""
        sa
        admin
        root
        test
        guest
        letmein
        welcome
        dragon
        monkey
        master
        sunshine
        princess
        football
        baseball
        shadow
        superman
        qwerty
        qwertyuiop
        iloveyou
        trustno1
        secret
        topsecret
        hunter2
        hunter22
        Password1
        Password123
        password1
        password123
        P@ssw0rd
        P@ssword1
        Passw0rd!
        Pa$$w0rd
        pass123
        pass1234
        pass@word1
        Admin123
        admin123!
        Admin@123
        root123
        toor
        changeme1
        changeme123
        ChangeMe123!
        Welcome1
        Welcome2024!
        Summer2024
        Summer2024!
        Winter#2023
        Spring-2025
        1234
        12345
        123456
        12345678
        0000
        1111
        abc123
        abcd1234
        aaaaaa
        mypassword
        mysecret
        MySecretPassword
        my-secret-pw
        mySecret!
        SuperSecret
        supersecret
        superSecretPassword
        SuperSecret123
        test123
        Test123!
        test1234
        TestPassword
        testpassword
        foo
        bar
        foobar
        baz
        blue42
        BlueHorse
        blue-horse
        horse_battery
        correct horse battery staple
        Correct Horse Battery Staple
        purple monkey dishwasher lamp
        Summer 2024!
        x1
        s3cr3t
        S3cr3t!
        S3cr3tP@ss
        !QAZ2wsx
        7 %k;qw!@#/=ab
        (x) Y=z! #4 &9
        1qaz@WSX
        zaq12wsx
        p4ssw0rd
        postgres
        mysql
        oracle
        tiger
        scott
        manager
        oracle123
        postgres1
        redis123
        sa123456
        Sa@12345
        yourStrong(!)Password1
        Str0ng!Passw0rd
        strongpassword
        VeryStrongPassword
        verysecret
        секрет
        geheim
        geheim123
        пароль123
        contraseña1
        azerty
        azerty123
        ninja
        batman
        starwars
        cheese
        pepper
        ginger
        summer
        hello123
        hello!
        demo
        demo123
        user
        user123
        guest123
        tester
        service1
        backup2020
        company2019
        acme!
        acme2020
        $ecr3t
        !admin!
        #1Password
        1password
        2secret4u
        xX_slayer_Xx
        n0tS3cure
        lkjhgf
        mnbvcxz
        poiuyt
        asdf
        asdfgh
        asdf1234
        zxcvbn
        god
        love
        sex
        money
        """);

    /// <summary>What no name makes a credential.</summary>
    public static readonly string[] Refused = Lines("""
        <your-key>
        <password>
        <YOUR_API_KEY>
        <insert key here>
        <secret>
        <key>
        [password]
        [your-key]
        [PASSWORD]
        {password}
        {apiKey}
        {0}
        {0}:{1}
        {{token}}
        {{ secrets.TOKEN }}
        ${VAR}
        ${API_KEY}
        ${{ secrets.TOKEN }}
        ${env:API_KEY}
        $(VAR)
        $(ApiKey)
        %VAR%
        %API_KEY%
        $env:X
        $env:API_KEY
        $API_KEY
        $password
        @password
        @Password
        :password
        :pwd
        @Microsoft.KeyVault(SecretUri=https://x.vault.azure.net/secrets/y)
        @Microsoft.KeyVault(VaultName=x;SecretName=y)
        #{octopus}#
        #{Octopus.Password}
        #{password}
        __TOKEN__
        __API_KEY__
        __PASSWORD__
        changeme
        change_me
        change-me
        ChangeMe
        CHANGEME
        changeit
        change_it
        replace-me
        replace_me
        REPLACE_ME
        ReplaceMe
        replace with your key
        your_password_here
        your-password-here
        YOUR_PASSWORD
        YourPassword
        your-api-key
        your_api_key
        YOUR_API_KEY_HERE
        your-openai-api-key
        your-client-secret
        YourSecretKey
        your secret here
        your token
        xxxx
        xxxxxxxx
        XXXXXXXXXXXX
        xxxx-xxxx-xxxx
        xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx
        sk-xxxxxxxxxxxxxxxx
        ****
        ********
        •••••
        ...
        ……
        -
        --
        ?
        ???
        ___
        todo
        TODO
        tbd
        fixme
        example
        example-key
        ExamplePassword
        example_password
        sample
        sample-token
        dummy
        dummy-key
        placeholder
        password placeholder
        none
        None
        null
        NULL
        nil
        undefined
        n/a
        N/A
        redacted
        REDACTED
        [redacted]
        <redacted>
        hidden
        masked
        removed
        insert key here
        insert-your-token
        enter your password
        Enter password
        put your key here
        "<your-key>"
        'changeme'
        Bearer {token}
        Bearer <token>
        Bearer ${TOKEN}
        Basic {credentials}
        prefix-{0}
        prefix-${X}
        Account.Password.Required
        Errors.Password.TooShort
        Login.Form.Password
        Resources.PasswordLabel
        label_password
        error_password
        password_label
        password_required
        PasswordRequired
        PasswordTooShortMessage
        InvalidPassword
        forgot-password
        ForgotPassword
        reset-password
        ResetPassword
        change_password
        ClientSecret
        client_secret
        client-secret
        X-Api-Key
        x-api-key
        Ocp-Apim-Subscription-Key
        X-Auth-Token
        api_key
        apiKey
        access_token
        refresh_token
        id_token
        accessToken
        db_password
        DbPassword
        user_password
        userPassword
        newPassword
        old_password
        confirm_password
        password
        Password
        PASSWORD
        passwd
        pwd
        Auth:ApiKey
        Auth:Password
        Smtp:Password
        AzureAd:ClientSecret
        ConnectionStrings:Default
        Authentication:Google:ClientSecret
        secrets/db/password
        /run/secrets/db_password
        kv/data/app/password
        config.database.password
        process.env.PASSWORD
        settings.Password
        spring.datasource.password
        OPENAI_API_KEY
        DB_PASSWORD
        AZURE_CLIENT_SECRET
        GITHUB_TOKEN
        AWS_SECRET_ACCESS_KEY
        MY_APP_PASSWORD_FILE
        CONNECTION_STRING
        Password is required.
        Please enter your password.
        The password must have at least 8 characters.
        Your password has expired
        Invalid user name or password
        Passwords do not match
        The passwords do not match.
        Password:
        Enter the password:
        New password
        Current password
        Confirm password
        User password
        Client secret
        API key
        Access token
        Forgot your password?
        Reset your password
        Password must not be empty
        Password cannot be null or whitespace.
        The API key to use
        Token has expired
        Das Passwort ist falsch.
        cette valeur est trop courte
        le mot de passe est obligatoire
        la clave es obligatoria aqui
        das Kennwort ist zu kurz
        someone@example.com
        Server=127.0.0.1;Port=5432;Database=orders
        密码不能为空
        请输入密码
        パスワードを入力してください
        비밀번호를 입력하세요
        ^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{8,}$
        ^[a-zA-Z0-9]{8,}$
        ^.{8,32}$
        [A-Za-z0-9]+
        [^a-z]
        \d{4,}
        \w+\s\w+
        (?<password>.*)
        https://example.com
        https://example.com/login
        https://example.com/reset?x=1
        http://localhost:8080/token
        urn:ietf:params:oauth:grant-type:token-exchange
        mailto:someone@example.com
        data:text/plain,hello
        /account/login
        /oauth/token
        /api/v1/password/reset
        ~/keys/private
        ./secrets
        ../config/secret
        C:\keys\private.pem
        C:/keys/private
        \\server\share\keys
        secret.json
        password.txt
        private.pem
        key.pfx
        id_rsa.pub
        appsettings.json
        api-key.txt
        server.key
        application/json
        text/plain
        multipart/form-data
        2024-01-01
        01/02/2024
        2024-01-01T00:00:00Z
        12:30:00
        1.0
        1.2.3
        10.0.0.1
        v1.2
        #FFFFFF
        #fff
        #FF00FF00
        SELECT * FROM Users WHERE Name = @p
        select password from users
        INSERT INTO Users VALUES (@a, @b)
        UPDATE Users SET Password = @p
        <input type="password" />
        <b>Password</b>
        <label for="p">Password</label>
        </password>
        true
        false
        yes
        no
        string
        System.String
        text
        varchar
        required
        0000000000000000
        00000000000000000000000000000000
        aaaaaaaaaaaaaaaaaaaaaaaa
        """);

    /// <summary>What only an unmistakable name makes a credential, or nothing at all: under <c>apiKey</c> it is none.</summary>
    public static readonly string[] RefusedUnderTelling = Lines("""
        test
        admin
        secret
        key
        api
        token
        hello
        hello-world
        my-key
        my-api-key
        my-client-secret
        test-key
        test-api-key
        testKey
        TestToken
        fake-token
        some-key
        some-value
        the-key
        key1
        key2
        key-1
        token1
        token-2
        secret1
        value1
        apikey1
        default
        Default
        default-key
        development
        production
        primary
        secondary
        user
        users
        customers
        orders
        products
        cache
        session
        header
        Bearer
        Basic
        Digest
        Negotiate
        ApiKey
        OAuth2
        oauth2
        JWT
        RS256
        HS256
        HmacSHA256
        RSA-OAEP
        SHA256
        authorization_code
        client_credentials
        refresh_token
        urn:example
        foo
        bar
        foobar
        foo-bar
        abc
        abcd
        abcdef
        abcdefgh
        abc123
        123456
        1234567890
        12345678
        0123456789abcdef
        000102030405060708090a0b0c0d0e0f
        00112233445566778899aabbccddeeff
        MyApplication
        MyCompany.MyProduct
        Contoso.Services.Orders
        OrderService
        order-service
        order_service_key
        UserProfileCacheKey
        user-profile
        GetToken
        RequestBody
        TokenProvider
        ITokenService
        System.Security.Cryptography
        Newtonsoft.Json
        microsoft-graph
        AzureOpenAI
        text-embedding-3-small
        claude-3-opus
        us-east-1
        westeurope
        en-US
        X509Certificate2
        Base64UrlEncoder
        Utf8JsonWriter
        application-insights
        instrumentation-key
        SharedAccessKey
        RootManageSharedAccessKey
        subscription-key
        account-key
        storageAccountKey
        Password123Validator
        tenant-id
        client_id
        grant_type
        scope
        openid profile email
        read:user
        user.read
        Files.ReadWrite.All
        appsettings
        Production
        localhost
        example.com
        api.example.com
        sk
        sk-test
        pk_live
        Hello World
        Something went wrong
        No value
        utf-8
        Lorem ipsum dolor sit amet
        Click here to continue
        Save changes
        This is a description.
        Server error
        12
        42
        1.5
        00000000-0000-0000-0000-000000000000
        11111111-1111-1111-1111-111111111111
        """);

    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
