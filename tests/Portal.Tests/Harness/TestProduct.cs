namespace Portal.Tests.Harness;

/// <summary>A product that a test writes for itself: one field, one output, for development.</summary>
internal static class TestProduct
{
    /// <summary>Writes the product's folder.</summary>
    /// <param name="template">With the parameter and the output named here.</param>
    public static void WriteTo(string templates, string id, string title, string parameter, string output, string template, int minutes = 1)
    {
        var folder = Directory.CreateDirectory(Path.Combine(templates, id)).FullName;
        File.WriteAllText(Path.Combine(folder, "template.yaml"), template);
        File.WriteAllText(Path.Combine(folder, "product.yaml"), $$"""
            product: {{id}}
            version: 0.1.0
            title: {{title}}
            summary: What a test asks for.
            owner: Test team
            template: template.yaml
            capabilities: []
            stages: [development]
            band: { floor: 0, ceiling: 10 }
            build: { minutes: {{minutes}} }
            form:
              - step: purpose
                title: Purpose
                groups:
                  - title: Words
                    summary: one field
                    tier: compute
                    fields:
                      - { parameter: {{parameter}}, label: {{parameter}}, help: A test sets it. }
            presets: []
            assumptions: []
            outputs:
              - { output: {{output}}, label: {{output}}, group: connect }

            """);
    }
}
