using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Portal.AwsSandbox.Wire;

/// <summary>
/// Builds answers of the Query protocol. Elements are written without a namespace and get the service's own on the way out;
/// null content is left out, as the services leave out absent members.
/// </summary>
public static class Xml
{
    public static XElement Structure(string name, params object?[] members) => new(name, members);

    public static XElement List(string name, IEnumerable<XElement> members)
    {
        var list = new XElement(name);
        foreach (var member in members)
        {
            member.Name = "member";
            list.Add(member);
        }
        return list;
    }

    public static XElement List(string name, IEnumerable<string> members) =>
        List(name, members.Select(text => new XElement("member", text)));

    /// <summary>A list whose members have a name of their own, as in RDS, ElastiCache, EC2 and the REST services.</summary>
    public static XElement Named(string name, string member, IEnumerable<XElement> members) => new(name, members.Select(each =>
    {
        each.Name = member;
        return each;
    }));

    public static XElement Named(string name, string member, IEnumerable<string> members) =>
        new(name, members.Select(text => new XElement(member, text)));

    /// <summary>A member of a list, to be named by it.</summary>
    public static XElement Member(params object?[] members) => new("member", members);

    public static XElement? Flag(string name, bool? value) => value is { } flag ? Flag(name, flag) : null;

    public static XElement? Number(string name, long? value) => value is { } number ? Number(name, number) : null;

    /// <summary>The list, or nothing when it is empty: some members are absent rather than empty.</summary>
    public static XElement? ListUnlessEmpty(string name, IReadOnlyCollection<XElement> members) =>
        members.Count == 0 ? null : List(name, members);

    public static XElement? Text(string name, string? value) => value is null ? null : new XElement(name, Clean(value));

    public static XElement Flag(string name, bool value) => new(name, value ? "true" : "false");

    public static XElement Number(string name, long value) => new(name, value.ToString(CultureInfo.InvariantCulture));

    public static XElement? Time(string name, DateTimeOffset? value) =>
        value is { } time ? new XElement(name, Timestamp(time)) : null;

    public static string Timestamp(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    /// <summary><c>&lt;OpResponse&gt;&lt;OpResult/&gt;&lt;ResponseMetadata/&gt;&lt;/OpResponse&gt;</c>; a null result has no wrapper.</summary>
    public static byte[] Response(string xmlNamespace, string action, XElement? result, string requestId) => Write(xmlNamespace,
        new XElement($"{action}Response", result, new XElement("ResponseMetadata", new XElement("RequestId", requestId))));

    public static byte[] Error(string xmlNamespace, AwsException error, string requestId) => Write(xmlNamespace,
        new XElement("ErrorResponse",
            new XElement("Error",
                new XElement("Type", error.Type), new XElement("Code", error.Code), new XElement("Message", Clean(error.Message))),
            new XElement("RequestId", requestId)));

    /// <summary>The element and all below it, in one namespace; an empty one means none.</summary>
    public static byte[] Write(string xmlNamespace, XElement root)
    {
        using var buffer = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.Entitize };
        using (var writer = XmlWriter.Create(buffer, settings)) Write(writer, root, xmlNamespace);
        return buffer.ToArray();
    }

    private static void Write(XmlWriter writer, XElement element, string xmlNamespace)
    {
        writer.WriteStartElement(element.Name.LocalName, xmlNamespace);
        foreach (var node in element.Nodes())
            if (node is XElement child) Write(writer, child, xmlNamespace);
            else if (node is XText text) writer.WriteString(text.Value);
        writer.WriteEndElement();
    }

    /// <summary>Characters that XML 1.0 cannot carry would break the whole answer.</summary>
    private static string Clean(string text)
    {
        foreach (var c in text)
            if (!XmlConvert.IsXmlChar(c) && !char.IsSurrogate(c))
                return string.Concat(text.Where(each => XmlConvert.IsXmlChar(each) || char.IsSurrogate(each)));
        return text;
    }
}
