using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LineageIngest.Postgres;

namespace LineageIngest.Host.Security;

/// <summary>Where the certificate of this service is.</summary>
/// <param name="Certificate">a PEM file with the certificate and those between it and the root, or a PKCS #12 file with its key</param>
/// <param name="Key">the PEM file of the private key, where the certificate's does not hold it</param>
/// <param name="Password">of the key or of the PKCS #12 file</param>
public sealed record TlsOptions(string Certificate, string? Key = null, string? Password = null);

/// <summary>The certificate of this service, read again when its file changes, so that a renewal needs no restart.</summary>
sealed partial class TlsCertificate
{
    static readonly TimeSpan _looksEvery = TimeSpan.FromSeconds(10);
    readonly TlsOptions _options;
    readonly TimeProvider _time;
    readonly ILogger _logger;
    readonly Lock _gate = new();
    Loaded _loaded;
    long _lookedAt;

    /// <exception cref="CannotStartException">It cannot be read; the text says why.</exception>
    public TlsCertificate(TlsOptions options, TimeProvider time, ILogger logger)
    {
        (_options, _time, _logger) = (options, time, logger);
        try
        {
            _loaded = Load();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new CannotStartException($"The certificate {options.Certificate} cannot be read: {unreadable.Message}", unreadable);
        }
        _lookedAt = time.GetTimestamp();
    }

    /// <summary>With those between it and the root, for a handshake.</summary>
    public SslStreamCertificateContext Current()
    {
        lock (_gate)
        {
            if (_time.GetElapsedTime(_lookedAt) > _looksEvery)
            {
                _lookedAt = _time.GetTimestamp();
                Renew();
            }
            return _loaded.Context;
        }
    }

    void Renew()
    {
        try
        {
            if (Written() != _loaded.WrittenAt)
                _loaded = Load();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            NotRenewed(_logger, unreadable, _options.Certificate, _loaded.Context.TargetCertificate.NotAfter);
        }
    }

    Loaded Load()
    {
        var written = Written();
        if (Path.GetExtension(_options.Certificate) is ".pfx" or ".p12")
        {
            var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(_options.Certificate, _options.Password);
            var own =
                all.FirstOrDefault(certificate => certificate.HasPrivateKey)
                ?? throw new CryptographicException("it holds no private key.");
            all.Remove(own);
            return Loaded.Of(own, all, written);
        }
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(_options.Certificate);
        if (chain.Count > 0)
            chain.RemoveAt(0);
        var key = _options.Key ?? _options.Certificate;
        var certificate = _options.Password is { } password
            ? X509Certificate2.CreateFromEncryptedPemFile(_options.Certificate, password, key)
            : X509Certificate2.CreateFromPemFile(_options.Certificate, key);
        return Loaded.Of(certificate, chain, written);
    }

    /// <summary>When it was written; of two files the later, since they are renewed one after the other.</summary>
    DateTime Written()
    {
        var (certificate, key) = (
            File.GetLastWriteTimeUtc(_options.Certificate),
            File.GetLastWriteTimeUtc(_options.Key ?? _options.Certificate)
        );
        return certificate > key ? certificate : key;
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The new certificate {File} cannot be read; the old one stays in use and expires at {Expires}"
    )]
    static partial void NotRenewed(ILogger logger, Exception error, string file, DateTime expires);

    sealed record Loaded(SslStreamCertificateContext Context, DateTime WrittenAt)
    {
        public static Loaded Of(X509Certificate2 certificate, X509Certificate2Collection chain, DateTime writtenAt) =>
            new(SslStreamCertificateContext.Create(certificate, chain, offline: true), writtenAt);
    }
}
