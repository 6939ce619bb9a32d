@testable import PostgresClient

/// Connection strings that must be refused, most of them with the password `S3CRETPW`.
enum BadStrings {
    static let table: [(String, TargetError.Code)] = [
        ("", .empty), ("   ", .empty), ("postgresql://", .hostMissing), ("postgres:///", .hostMissing),
        ("postgresql://u:S3CRETPW@/db", .hostMissing), ("dbname=shop password=S3CRETPW", .hostMissing),
        // Misspelt forms for which libpq tells the password.
        (" postgresql://u:S3CRETPW@h/db", .form), ("Postgres://u:S3CRETPW@h/db", .form),
        ("POSTGRESQL://u:S3CRETPW@h/db", .form), ("\"postgresql://u:S3CRETPW@h/db\"", .form),
        ("'postgresql://u:S3CRETPW@h/db'", .form), ("postgresql//u:S3CRETPW@h/db", .form),
        ("postgresql:/u:S3CRETPW@h/db", .form), ("postgresql:u:S3CRETPW@h/db", .form), ("u:S3CRETPW@h/db", .form),
        ("postgresql://u:S3CRETPW@[::1/db", .host), ("postgresql://u:S3CRETPW@[::1]5432/db", .host),
        ("postgresql://u:S3CRETPW@[h]/db", .host), ("postgresql://u:S3%zzCRETPW@h/db", .percentEncoding),
        ("postgresql://u:S3CRETPW%@h/db", .percentEncoding), ("postgresql://u:S3CRETPW%4@h/db", .percentEncoding),
        ("postgresql://u:S3CR%00ETPW@h/db", .percentEncoding), ("postgresql://u:S3CR%FFETPW@h/db", .textEncoding),
        ("postgresql://u:S3CR@ETPW@127.0.0.1/db", .userInfo), ("postgresql://u:S3C/RETPW@h/db", .database),
        ("postgresql://u:S3C/RETPW@h", .userInfo),
        ("postgresql://u:S3C#RETPW@h/db", .userInfo), ("postgresql://u:S3C?RETPW@h/db", .form),
        ("postgresql://u:12/S3CRETPW@h", .userInfo), ("postgresql://u:12?S3CRETPW@h", .form),
        ("postgresql://u:S3 CRETPW@h/db", .userInfo), ("postgresql://u:S3CRETPW@h/db/x", .database),
        ("postgresql://u:S3CRETPW@h/db ", .userInfo), ("postgresql://u:S3CRETPW@h/db\n", .controlCharacter),
        ("postgresql://u:S3CRETPW@h\u{0}/db", .controlCharacter), ("export X=postgresql://u:S3CRETPW@h", .form),
        ("DATABASE_URL=postgresql://u:S3CRETPW@h/db", .unknownOption),
        ("host=h password=S3CRETPW secret", .form), ("host=h password='S3CRETPW", .quoting),
        ("host=h password=S3CRE'TPW", .quoting), ("host=h password=S3CRETPW\\", .quoting),
        ("host=h password='S3CRETPW'x", .quoting), ("host=h S3CRETPW", .form), ("host=h S3CRETPW=1", .unknownOption),
        // Hosts and ports.
        ("postgresql://u@h:0/d", .port), ("postgresql://u@h:65536/d", .port), ("postgresql://u@h:-1/d", .port),
        ("postgresql://u@h: 5432/d", .userInfo), ("postgresql://u@h:5432x/d", .port), ("postgresql://u@h:5_4/d", .port),
        ("host=h user=u port=' 5432'", .port), ("host=a,b port=1,2,3 user=u", .port),
        ("postgresql://u@h1,,h2/d", .host),
        ("postgresql://u@h1,h2:1,2/d", .host), ("postgresql://u@10.0.0.256/d", .host), ("postgresql://u@h!/d", .host),
        ("postgresql://u@bücher.example/d", .host), ("postgresql://u@\(String(repeating: "a.", count: 300))b/d", .host),
        ("postgresql://u@\(String(repeating: "a", count: 64))/d", .host), ("host=h hostaddr=h user=u", .host),
        ("host=a,b hostaddr=10.0.0.1 user=u", .host), ("postgresql://u@%2F\(String(repeating: "a", count: 99))", .host),
        ("host=\(Array(repeating: "h", count: 17).joined(separator: ",")) user=u", .host),
        // Options.
        ("postgresql://u@h/d?x=1", .unknownOption), ("postgresql://u@h/d?sslmode", .form),
        ("postgresql://u@h/d?sslmode=a=b", .form), ("postgresql://u@h/d?sslmode=on", .optionValue),
        ("postgresql://u@h/d?&", .form), ("postgresql://u@h/d?SSLMODE=require", .unknownOption),
        ("host=h password=S3CRETPW password=other user=u", .repeatedOption),
        ("postgresql://u:S3CRETPW@h/d?password=x", .repeatedOption), ("postgresql://u@h/d?host=x", .repeatedOption),
        ("postgresql://u@h/d?options=-cstatement_timeout%3D1", .refusedOption),
        ("postgresql://u@h/d?service=s", .refusedOption), ("postgresql://u@h/d?passfile=/etc/shadow", .refusedOption),
        ("postgresql://u@h/d?krbsrvname=x", .refusedOption), ("postgresql://u@h/d?replication=true", .refusedOption),
        ("postgresql://u@h/d?gssencmode=require", .optionValue), ("postgresql://u@h/d?sslkey=key.pem", .optionValue),
        ("postgresql://u@h/d?keepalives_idle=-1", .optionValue), ("postgresql://u@h/d?ssl=false", .optionValue),
        ("postgresql://u@h/d?target_session_attrs=best", .optionValue),
        ("postgresql://u@h/d?sslmode=verify-full", .certificateMissing),
        ("postgresql://u:\(String(repeating: "x", count: 1_000_000))@h/d", .tooLong),
    ]
}
