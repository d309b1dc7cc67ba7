using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Portal.CommandLine.Calls;
using Portal.CommandLine.Commands;
using Portal.CommandLine.Commands.Audit;
using Portal.CommandLine.Commands.Costs;
using Portal.CommandLine.Commands.Prices;
using Portal.CommandLine.Commands.Requests;
using Portal.CommandLine.Commands.Reviews;
using Portal.CommandLine.Completion;

namespace Portal.CommandLine;

/// <summary>All commands.</summary>
internal static class CommandTree
{
    public static RootCommand Make()
    {
        var root = new RootCommand("Ask for environments on AWS, decide on requests, follow and operate what stands, by the API of a running portal.")
        {
            new Command("request", "Ask for an environment, a change, an upgrade or a delete")
            {
                new Create(), new Change(), new Upgrade(), new Delete(), new Import(), new Submit(), new Withdraw(),
            },
            new Status(),
            new Watch(),
            new Approve(),
            new Reject(),
            new SendBack(),
            new Command("costs", "What environments cost, month by month")
            {
                new Portfolio(), new EnvironmentCosts(), new Showback(), new Movers(), new Year(),
            },
            new Command("audit", "The audit trail") { new Verify() },
            new Command("prices", "Price books") { new ListPrices(), new Refresh() },
            new Migrate(),
            new Doctor(),
            new Login(),
            new Logout(),
            new Whoami(),
            new PrintCompletion(),
            new Complete(),
        };
        foreach (var option in GlobalOptions.All) root.Options.Add(option);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    /// <summary>The words that a command is called by, such as <c>portal request create</c>.</summary>
    public static string PathOf(CommandResult called)
    {
        var words = new List<string>();
        for (SymbolResult? at = called; at is not null; at = at.Parent)
            if (at is CommandResult { Command: var command }) words.Insert(0, command is RootCommand ? "portal" : command.Name);
        return string.Join(' ', words);
    }
}
