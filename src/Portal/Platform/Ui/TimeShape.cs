namespace Portal.Platform.Ui;

/// <summary>How much of a time to say. Short says the time for today and the day for other days.</summary>
public enum TimeShape { Short, Time, Seconds, Day, DayAndTime }
