using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Wiker.Ingest.Publisher.Templates;

/// <summary>
/// A template's run: every value is escaped by the type of the output on its way out, unless it is <see cref="Markup"/> or the output of a <c>capture</c>.
/// What a filter makes of markup is text again, and is escaped.
/// </summary>
internal sealed class EscapingContext : TemplateContext
{
    private readonly OutputType _type;

    public EscapingContext(OutputType type, ITemplateLoader partials, CancellationToken cancellationToken)
    {
        _type = type;
        TemplateLoader = partials;
        CancellationToken = cancellationToken;
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedFunctionAccess = false;
        EnableRelaxedIndexerAccess = false;
        LoopLimit = 50_000;
        RecursiveLimit = 20;
        ObjectRecursionLimit = 20;
        LimitToString = 1_000_000;
        OutputLimit = 20_000_000;
        RegexTimeOut = TimeSpan.FromSeconds(1);
        NewLine = "\n";
        PushCulture(System.Globalization.CultureInfo.InvariantCulture);
        var own = new ScriptObject();
        own.SetValue("include", new MarkupInclude(), readOnly: true);
        own.Import("markup", (object? value) => new Markup(value?.ToString() ?? ""));
        own.Import("safe_address", (string? address) => Escaping.SafeAddress(address));
        PushGlobal(own);
    }

    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        switch (textAsObject)
        {
            case null:
                return this;
            // A capture's value; the statements inside it have escaped what they wrote.
            case Markup or StringBuilderOutput:
                return base.Write(span, textAsObject.ToString());
            case string text:
                return base.Write(span, Escaping.Escape(text, _type));
            default:
                return base.Write(span, Escaping.Escape(ObjectToString(textAsObject, false) ?? "", _type));
        }
    }

    // The built-in include gives a string, which would be escaped a second time (scriban#637).
    private sealed class MarkupInclude : IScriptCustomFunction
    {
        private readonly IncludeFunction _include = new();

        public int RequiredParameterCount => _include.RequiredParameterCount;
        public int ParameterCount => _include.ParameterCount;
        public ScriptVarParamKind VarParamKind => _include.VarParamKind;
        public Type ReturnType => typeof(Markup);
        public ScriptParameterInfo GetParameterInfo(int index) => _include.GetParameterInfo(index);

        public object Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            new Markup(_include.Invoke(context, callerContext, arguments, blockStatement)?.ToString() ?? "");

        public async ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            new Markup((await _include.InvokeAsync(context, callerContext, arguments, blockStatement))?.ToString() ?? "");
    }
}
