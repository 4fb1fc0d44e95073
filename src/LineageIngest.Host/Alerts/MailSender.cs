using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace LineageIngest.Host.Alerts;

/// <summary>Sends one e-mail per call.</summary>
sealed class MailSender(MailOptions options, AlertOptions alerts)
{
    /// <summary>A bare address, such as <c>ann@example.org</c>.</summary>
    public static bool IsAddress(string text) =>
        text.Contains('@', StringComparison.Ordinal) && MailboxAddress.TryParse(text, out var address) && address.Address == text;

    /// <returns>Why it was not sent; null when it was.</returns>
    public async Task<SendProblem?> SendAsync(string to, Guid delivery, string subject, string text, CancellationToken cancellation)
    {
        if (options.Host is not { Length: > 0 } host)
            return new SendProblem("No server for e-mail is set: LINEAGE_MAIL__HOST names it.", IsFinal: true);
        using var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(options.From));
        message.To.Add(MailboxAddress.Parse(to));
        message.Subject = subject;
        message.MessageId = $"{delivery:N}@lineage-ingest";
        message.Body = new TextPart("plain") { Text = text };
        using var client = new SmtpClient { Timeout = (int)alerts.Timeout.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(host, options.Port, Secure(), cancellation);
            if (options.User is { Length: > 0 } user)
                await client.AuthenticateAsync(user, options.Password ?? "", cancellation);
            await client.SendAsync(message, cancellation);
            await client.DisconnectAsync(true, cancellation);
            return null;
        }
        catch (SmtpCommandException refused)
        {
            return new SendProblem(refused.Message, IsFinal: (int)refused.StatusCode >= 500);
        }
        catch (Exception away)
            when (away
                    is ServiceNotConnectedException
                        or ProtocolException
                        or AuthenticationException
                        or System.Net.Sockets.SocketException
                        or IOException
                        or TimeoutException
                        or SslHandshakeException
            )
        {
            return new SendProblem(away.Message, IsFinal: false);
        }
    }

    SecureSocketOptions Secure() =>
        options.Security switch
        {
            "none" => SecureSocketOptions.None,
            "tls" => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.StartTls,
        };
}

/// <summary>Why a message was not taken. IsFinal: trying again would end the same.</summary>
sealed record SendProblem(string Words, bool IsFinal);
