using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace LineageIngest.Host.Commands;

/// <summary>A command whose <c>--help</c> ends with lines to copy: <c>new ExampledCommand("up", "Start everything.", "lineage up")</c>.</summary>
sealed class ExampledCommand(string name, string description, params IReadOnlyList<string> examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples => examples;

    /// <summary>Lets the help of <paramref name="root"/> and everything below it show the examples.</summary>
    public static void ShowExamples(RootCommand root)
    {
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new HelpWithExamples((HelpAction)help.Action!);
    }

    sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var exitCode = help.Invoke(parseResult);
            if (parseResult.CommandResult.Command is ExampledCommand command)
            {
                var output = parseResult.InvocationConfiguration.Output;
                output.WriteLine("Examples:");
                foreach (var example in command.Examples)
                    output.WriteLine($"  {example}");
            }

            return exitCode;
        }
    }
}
