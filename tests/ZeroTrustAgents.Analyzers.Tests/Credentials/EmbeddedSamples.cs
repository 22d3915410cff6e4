namespace ZeroTrustAgents.Analyzers.Tests.Credentials;

/// <summary>Texts with names and values in them; the values that are to be found stand between « and », a line break is ⏎, an unknown part ￼; ◦ keeps our own rules from reading a connection string here.</summary>
internal static class EmbeddedSamples
{
    public static readonly string[] Holding = Lines("""
        Server=x;Database=y;User Id=sa;Pass◦word=«Blue horse 1»;Encrypt=true
        Server=x;Database=y;User Id=sa;Pass◦word=«bl&e,hor)se»
        Data Source=x;Pwd◦=«bluehorse1»;
        Pass◦word=«bluehorse1»;Server=x
        Pass◦word='«blue;''horse»';Server=x
        Server=x;Pass◦word="«blue;""horse»";Uid=y
        Driver={SQL Server};Uid=x;PWD={«blue;horse»};
        PWD={«x1;B y»};Uid=x
        Host=x;Username=y;Pass◦word=«bluehorse1»
        Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=«abc123DEF456xyz==»
        DefaultEndpointsProtocol=https;AccountName=x;AccountKey=«abc123DEF456xyz==»;EndpointSuffix=core.windows.net
        AccountEndpoint=https://x.documents.azure.com:443/;AccountKey=«abc123DEF456xyz==»;
        HostName=x.azure-devices.net;DeviceId=y;SharedAccessKey=«abc123DEF456xyz=»
        host:6379,password=«bluehorse1»,ssl=True,abortConnect=False
        host:6379, password=«bluehorse1», ssl=True
        {"password": "«bluehorse1»", "user": "x"}
        {"user":"x","password":"«bluehorse1»"}
        { 'password' : '«bluehorse1»' }
        {\"password\":\"«bluehorse1»\",\"x\":1}
        {"auth":{"apiKey":"«abc123DEF456»"}}
        {"clientSecret" : "«abc\"123\\DEF»"}
        {"name":"ApiKey","value":"«abc123DEF456»"}
        {"key": "DB_PASSWORD", "value": "«bluehorse1»", "secret": true}
        { "Authorization": "Bearer «abc123DEF456»" }
        <add key="ApiKey" value="«abc123DEF456»"/>
        <add key='DbPassword' value='«bluehorse1»' />
        <add value="«abc123DEF456»" key="ApiKey"/>
        <user name="x" password="«bluehorse1»"/>
        <network host="x" userName="y" password="«bluehorse1»" />
        <password>«bluehorse1»</password>
        <ns:Password type="x"> «bluehorse1» </ns:Password>
        <Config><ApiKey>«abc123DEF456»</ApiKey></Config>
        <setting name="ApiKey" serializeAs="String"><value>«abc123DEF456»</value></setting>
        <key>password</key><string>«bluehorse1»</string>
        <key>password</key>⏎  <string>«bluehorse1»</string>
        <input name="password" value="«bluehorse1»">
        <input type="password" value="«bluehorse1»" />
        <environmentVariable name="API_KEY" value="«abc123DEF456»" />
        CREATE USER x IDENTIFIED BY '«bluehorse1»'
        create user x identified by "«bluehorse1»"
        CREATE LOGIN x WITH PASSWORD = N'«bluehorse1»';
        CREATE LOGIN x WITH PASSWORD='«bluehorse1»', CHECK_POLICY=OFF
        CREATE ROLE x LOGIN PASSWORD '«bluehorse1»'
        ALTER ROLE x WITH ENCRYPTED PASSWORD '«bluehorse1»'
        SET PASSWORD FOR x = PASSWORD('«bluehorse1»')
        SELECT * FROM u WHERE password = '«bluehorse1»' AND x=1
        SELECT * FROM u WHERE name = 'x' AND password = '«bluehorse1»'
        UPDATE u SET password='«bluehorse1»' WHERE id=1
        UPDATE u SET pwd = N'«blue''horse»' WHERE id=1
        OPEN SYMMETRIC KEY k DECRYPTION BY CERTIFICATE c WITH PASSWORD = '«bluehorse1»'
        mytool --password=«bluehorse1» --x
        mytool --password «bluehorse1» --x
        mytool --password '«Blue horse7»' --x
        mytool --api-key=«abc123DEF456»
        mytool --api-key «abc123DEF456» run
        mytool -password «bluehorse1»
        mytool /password:«bluehorse1» /x
        keytool -storepass «bluehorse1» -list
        sshpass -p «bluehorse1» ssh x
        sshpass -p '«bluehorse1»' ssh x
        mysql -u root -p«bluehorse1» db
        mysqldump -uroot -p«bluehorse1» db
        mysql --password=«bluehorse1»
        sqlcmd -S x -U sa -P «bluehorse1»
        sqlcmd -S x -U sa -P "«Blue horse7»"
        plink -pw «bluehorse1» x@y
        redis-cli -a «bluehorse1» ping
        docker login -u x -p «bluehorse1» registry
        export API_KEY=«abc123DEF456»
        export API_KEY="«abc123DEF456»"
        PGPASSWORD=«bluehorse1» psql -h x
        set DB_PASSWORD=«bluehorse1»
        $env:API_KEY='«abc123DEF456»'
        $password = "«bluehorse1»"
        ConvertTo-SecureString "«bluehorse1»" -AsPlainText -Force
        ConvertTo-SecureString -String '«bluehorse1»' -AsPlainText -Force
        curl -u admin:«bluehorse1» http://x
        curl --user "admin:«bluehorse1»" http://x
        curl -H "Authorization: Bearer «abc123DEF456»" http://x
        curl -H 'X-Api-Key: «abc123DEF456»' http://x
        Authorization: Basic «YWRtaW46Ymx1ZQ==»
        Authorization: Bearer «abc123DEF456»⏎Accept: */*
        X-Api-Key: «abc123DEF456»
        Proxy-Authorization: Basic «YWRtaW46Ymx1ZQ==»
        https://x/y?api_key=«abc123DEF456»&x=1
        https://x/y?x=1&access_token=«abc123DEF456»
        https://x/y?code=1&client_secret=«abc123DEF456»#top
        user=a&password=«bluehorse1»&x=y
        grant_type=password&username=x&password=«bluehorse1»
        client_id=x&client_secret=«abc123DEF456»
        postgres://bob:«bluehorse1»@host:5432/db
        mongodb+srv://bob:«bluehorse1»@x.mongodb.net/?retryWrites=true
        amqp://guest:«guest»@localhost:5672
        redis://:«bluehorse1»@host:6379/0
        https://bob:«bluehorse1»@example.com/path
        see ftp://bob:«bluehorse1»@host for more
        password: «bluehorse1»
          api_key: «abc123DEF456»  # comment
          password: "«Blue horse7»"
        db:⏎  user: x⏎  password: «bluehorse1»⏎  port: 1
        - name: API_KEY⏎  value: «abc123DEF456»
        - name: API_KEY⏎  value: "«abc123DEF456»"
        DB_PASSWORD=«bluehorse1»
        DB_USER=x⏎DB_PASSWORD=«bluehorse1»⏎DB_PORT=1
        DB_PASSWORD="«Blue horse7»"
        api.key = «abc123DEF456»
        spring.datasource.password=«bluehorse1»
        password = "«bluehorse1»"
        var password = "«bluehorse1»";
        const apiKey = '«abc123DEF456»';
        config["Password"] = "«bluehorse1»"
        self.password = '«bluehorse1»'
        password := "«bluehorse1»"
        client.connect(user="x", password="«bluehorse1»")
        Access Key = «abc123DEF456»
        Your API key: «abc123DEF456»
        user: bob, password: «bluehorse1», port: 1
        User: bob⏎Password: «bluehorse1»
        contraseña=«bluehorse1»
        пароль: «bluehorse1»
        {"a":{"password":"«bluehorse1»"},"b":{"secret":"«abc123DEF456»"}}
        password=«one1»;pwd=«two2»
        """);

    /// <summary>Texts in which nothing is a credential: the reader returns nothing, or what the judge of values refuses.</summary>
    public static readonly string[] Empty = Lines("""
        Password: must have 8 characters
        Password: must be between 8 and 20 characters long
        The password: it must be set
        Enter your password:
        Password:
        password:⏎
        Token: expired
        token: str
        password: string
        password: string | undefined
        secret: SecretStr
        password = ?
        password=?
        password = @p
        password=@password
        password = :pwd
        password=$1
        password=$password
        password=${PASSWORD}
        password=$(PASSWORD)
        password=%PASSWORD%
        password={Password}
        password={0}
        password='{0}'
        Password: {Password}
        User {User} logged in with token {Token}
        apiKey: {ApiKey}, secret: {Secret}
        "password": "{password}"
        {"password": ""}
        {"password": null}
        {"password": "<your-password>"}
        {"apiKey": "YOUR_API_KEY"}
        {"clientSecret": "changeme"}
        input[type=password]
        [name=password]
        input[name="password"]
        #password
        .password { color: red }
        label[for='password']
        ?token=
        https://x/y?token=
        https://x/y?token={token}
        https://x/y?api_key={0}&x=1
        Pass◦word=;
        Server=x;Pass◦word=;User=y
        Server=x;Pass◦word=￼;User=y
        Server=x;Pass◦word={0};User=y
        Server=x;Integrated Security=true;Persist Security Info=False
        WHERE Pass◦word='￼' AND x
        password == "bluehorse1"
        password != "bluehorse1"
        password => "bluehorse1"
        password === 'bluehorse1'
        x.Password >= 1
        password='
        password="
        password = GetPassword()
        password = config.GetPassword("x")
        password: process.env.PASSWORD
        password = os.environ["PASSWORD"]
        token = request.headers["x"]
        secret = new Secret()
        primary key: 5
        primary key=blue5
        password length = 5
        PasswordLength=12
        tokenType=Bearer
        token_type: bearer
        grant_type=password
        response_type=token
        type=password
        <input type="password" />
        <input type="password" name="password" />
        <input type="password" value="" />
        <label for="password">Password</label>
        <password></password>
        <password/>
        <Password>Password</Password>
        <th>Password</th>
        <add key="ApiKey" value=""/>
        <add key="ApiKey" value="#{ApiKey}"/>
        <add key="PasswordLength" value="abc123DEF456"/>
        <add key="Theme" value="abc123DEF456"/>
        <param name="password">The password to use.</param>
        <data name="PasswordLabel"><value>Password</value></data>
        List<Password> x
        IDictionary<string, Token> tokens
        IDENTIFIED BY '
        IDENTIFIED BY '{0}'
        IDENTIFIED BY PASSWORD
        WITH PASSWORD = '{0}'
        --password <pwd>  The password
        --password  The password to use
        --password The password to use
        --password PASSWORD
        --password [value]
        --password
        -p, --password   Password of the user
        Usage: tool -p <port> -P <password>
        mkdir -p /var/lib/x
        ssh -p 2222 host
        docker run -p 8080:80 x
        cp -p bluehorse1 x
        curl -u {user}:{password} http://x
        curl -u $USER:$PASS http://x
        export API_KEY=$OTHER
        Authorization: Bearer
        Authorization: Bearer {token}
        Authorization: Bearer <token>
        Authorization: Basic {0}
        https://{user}:{password}@host
        https://user:password@host/
        https://user:<password>@host
        https://host:8080/path
        https://host:8080/@foo:bar
        http://x/y:z@w
        ssh://git@github.com/x/y
        mailto:bob@example.com
        invalid password: 'bluehorse1'
        Invalid token: bluehorse1
        missing api key: bluehorse1
        forgot password: yes1
        Unexpected token: end of file
        public key token=b77a5c561934e089
        System.Web, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a
        publicKey: 0024000004800000940000000602000000240000525341310004000001000100
        Key: {0}, Value: {1}
        error: something=else
        std::string password;
        password::hash
        case token: break
        a ? password : token
        int key=5, token=7
        C:\secrets\x
        urn:secret:x
        12:30:45
        key=value
        name=token
        ConvertTo-SecureString $password -AsPlainText
        ConvertTo-SecureString "{0}" -AsPlainText
        keyboard: "abc123DEF456"
        author: "abc123DEF456"
        connectionString="Server=x;Database=y"
        ConnectionStrings:Default = x
        """);

    private static string[] Lines(string text) => text.Replace("◦", "", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
