namespace Portal.Platform.Ui;

public enum SortDirection { Ascending, Descending }
