using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Platform.Access.Roles;

/// <summary>What a portal logs as an error.</summary>
internal sealed class KeptFaults : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _faults = [];

    public IReadOnlyCollection<string> All => _faults;

    // Of a statement that fails the store's own library tells too, foreseen or not; what nobody foresaw is told again by who met it.
    public ILogger CreateLogger(string categoryName) =>
        categoryName.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal) ? Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance : new Keeper(categoryName, _faults);

    public void Dispose()
    {
        // Nothing is held open.
    }

    private sealed class Keeper(string category, ConcurrentQueue<string> faults) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) faults.Enqueue($"{category}: {formatter(state, exception)} {exception}");
        }
    }
}
