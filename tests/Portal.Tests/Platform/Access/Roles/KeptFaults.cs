using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Platform.Access.Roles;

/// <summary>What a portal logs as an error.</summary>
internal sealed class KeptFaults : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _faults = [];

    public IReadOnlyCollection<string> All => _faults;

    public ILogger CreateLogger(string categoryName) => new Keeper(categoryName, _faults);

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
