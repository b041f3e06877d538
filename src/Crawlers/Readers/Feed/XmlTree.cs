using System.Xml;
using System.Xml.Linq;

namespace Wiker.Ingest.Crawlers.Readers.Feed;

/// <summary>Builds a tree from well-formed XML with no DTD and bounded depth: nothing is expanded, nothing is fetched, no later walk can overflow the stack.</summary>
internal static class XmlTree
{
    /// <summary>Deeper elements are no feed; XHTML content of real ones stays under 40.</summary>
    public const int MaxDepth = 128;

    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>The root element; null, with the reason, when the text isn't well-formed, has a DTD or is too deep.</summary>
    public static XElement? TryLoad(string xml, out string? fault)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), Strict);
            fault = null;
            if (Load(reader) is { } root)
                return root;
            fault = $"elements nested deeper than {MaxDepth}";
            return null;
        }
        catch (Exception broken) when (broken is XmlException or ArgumentException or InvalidOperationException)
        {
            fault = broken.Message;
            return null;
        }
    }

    private static XElement? Load(XmlReader reader)
    {
        XElement? root = null;
        XElement? open = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth >= MaxDepth)
                        return null;
                    var element = Element(reader);
                    open?.Add(element);
                    root ??= element;
                    if (!reader.IsEmptyElement)
                        open = element;
                    break;
                case XmlNodeType.EndElement:
                    open = open?.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    open?.Add(new XText(reader.Value));
                    break;
            }
        }
        return root;
    }

    private static XElement Element(XmlReader reader)
    {
        var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
        if (reader.MoveToFirstAttribute())
        {
            do
            {
                var name = reader.Prefix.Length == 0 && reader.LocalName == "xmlns" ? (XName)"xmlns" : XName.Get(reader.LocalName, reader.NamespaceURI);
                element.Add(new XAttribute(name, reader.Value));
            }
            while (reader.MoveToNextAttribute());
            reader.MoveToElement();
        }
        return element;
    }
}
