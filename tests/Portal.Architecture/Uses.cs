using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Portal.Architecture;

/// <summary>Which types a written type names: in its bases, members, attributes and every instruction, nested types included.</summary>
internal static class Uses
{
    public static IEnumerable<TypeReference> Of(TypeDefinition written) =>
        Built.WithNested(written).SelectMany(Named).OfType<TypeReference>().SelectMany(Parts).Distinct();

    /// <summary>The type that stands in a file: the outermost one around it.</summary>
    public static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } around ? Outermost(around) : type;

    public static IEnumerable<Instruction> Instructions(TypeDefinition written) =>
        Built.WithNested(written).SelectMany(type => type.Methods).Where(method => method.HasBody).SelectMany(method => method.Body.Instructions);

    private static IEnumerable<TypeReference?> Named(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(face => face.InterfaceType),
        .. type.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType),
        .. type.Fields.Select(field => field.FieldType),
        .. type.Properties.Select(property => property.PropertyType),
        .. Attributes(type).Concat(type.Fields.SelectMany(Attributes)).Concat(type.Properties.SelectMany(Attributes)),
        .. type.Methods.SelectMany(Named),
    ];

    private static IEnumerable<TypeReference?> Named(MethodDefinition method) =>
    [
        .. Signature(method),
        .. Attributes(method),
        .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : [],
        .. method.HasBody ? method.Body.ExceptionHandlers.Select(handler => handler.CatchType) : [],
        .. method.HasBody ? method.Body.Instructions.SelectMany(Named) : [],
    ];

    private static IEnumerable<TypeReference?> Named(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod method => [method.DeclaringType, .. Signature(method.ElementMethod), .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, .. Signature(method)],
        _ => [],
    };

    private static IEnumerable<TypeReference> Signature(MethodReference method) => method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType);

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider member) => member.CustomAttributes.SelectMany(attribute =>
        attribute.ConstructorArguments.Select(argument => argument.Value as TypeReference).Append(attribute.AttributeType));

    // List<Review[]> names List and Review.
    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericParameter => [],
        GenericInstanceType generic => Parts(generic.ElementType).Concat(generic.GenericArguments.SelectMany(Parts)),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };
}
