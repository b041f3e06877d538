namespace Wiker.Ingest.Architecture.Tests.Broken;

// What the house style forbids, for the rules to be seen to fail.
internal interface ILonely;

internal sealed class PageHelper : ILonely;

internal sealed class RecordManager<T>
{
    public T? Kept { get; init; }
}

#pragma warning disable MA0049 // that is the point
internal sealed class Broken;
#pragma warning restore MA0049
