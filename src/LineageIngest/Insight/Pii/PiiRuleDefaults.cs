using LineageIngest.Facts;

namespace LineageIngest.Insight.Pii;

/// <summary>Rules to begin with. Nothing is flagged by them until somebody switches them on; then they are rules like any other.</summary>
public static class PiiRuleDefaults
{
    static readonly string[] _texts = ["*char*", "*text*", "*string*", "*clob*"];

    /// <summary>What says by its name that the value is no longer there as it was, or that it only speaks of it.</summary>
    static readonly string[] _except = ["*hash*", "*token*", "*mask*", "*encrypt*", "*count*", "*_cnt", "is_*", "has_*"];

    public static readonly IReadOnlyList<PiiRule> All =
    [
        Rule(PiiKinds.Email, ["*email*", "*e_mail*", "mail", "mail_address"], _texts),
        Rule(
            PiiKinds.Name,
            [
                "first_name",
                "firstname",
                "last_name",
                "lastname",
                "full_name",
                "fullname",
                "surname",
                "given_name",
                "family_name",
                "customer_name",
                "person_name",
                "contact_name",
                "maiden_name",
            ],
            _texts
        ),
        Rule(PiiKinds.Phone, ["*phone*", "*mobile_no*", "*mobile_number*", "msisdn", "fax", "fax_number"], []),
        Rule(
            PiiKinds.Address,
            ["address", "*_address", "address_line*", "street*", "postcode", "postal_code", "zip", "zip_code"],
            _texts
        ) with
        {
            Except = [.. _except, "*email*", "*mail_address", "*ip_address", "ip_*", "*mac_address"],
        },
        Rule(PiiKinds.BirthDate, ["birth_date", "birthdate", "date_of_birth", "dob", "birthday"], []),
        Rule(PiiKinds.NationalId, ["ssn", "*_ssn", "social_security*", "national_id*", "passport*", "tax_id", "driver*licen*"], []),
        Rule(
            PiiKinds.Payment,
            ["iban", "*_iban", "*card_number*", "*card_no", "credit_card*", "pan", "bank_account*", "account_number"],
            []
        ),
        Rule(PiiKinds.Ip, ["ip", "ip_address", "*_ip", "*ip_addr*", "client_ip*", "remote_addr*"], []),
    ];

    static PiiRule Rule(string kind, string[] columns, string[] types) => new($"default-{kind}", kind, columns, types, [], _except);
}
