using Microsoft.AspNetCore.Components;

namespace Portal.Platform.Ui;

public static class Places
{
    /// <summary>The address of an element of this page. A bare "#id" would lead home, because pages have a base address.</summary>
    public static string PlaceOnPage(this NavigationManager navigation, string id) =>
        $"/{navigation.ToBaseRelativePath(navigation.Uri).Split('#')[0]}#{id}";
}
