using System.Security.Claims;
using Portal.Platform.Ui;

var builder = WebApplication.CreateBuilder(args);
builder.AddUi();
var app = builder.Build();
// Stands in for sign-in until Platform/Access is there.
if (app.Environment.IsDevelopment())
    app.Use((context, next) =>
    {
        Claim[] claims = [new(ClaimTypes.Name, "Mara Lindqvist"), new(ClaimTypes.Role, "Engineer"), new("team", "Checkout")];
        context.User = new ClaimsPrincipal(new ClaimsIdentity(claims, "stand-in"));
        return next(context);
    });
app.MapUi();
await app.RunAsync();
