using Portal.Domain.Catalog;
using Portal.Domain.ChangeSets;
using Portal.Domain.Costs;
using Portal.Domain.Costs.Forecasting;
using Portal.Platform.Api;

namespace Portal.Costs;

/// <summary>Costs as the API writes them: amounts as money, months as 2026-11, what is not known as null.</summary>
internal static class CostJson
{
    public static object Of(PortfolioView view) => new
    {
        month = view.Month.MonthText(),
        view.IsOver,
        months = view.MonthsWithData.Select(Months.MonthText),
        state = Of(view.State),
        totals = new
        {
            billed = Usd(view.Totals.Billed),
            lastMonth = Usd(view.Totals.LastMonth),
            estimate = Range(view.Totals.Estimate),
            forecast = Usd(view.Totals.Forecast),
            forecastLow = Usd(view.Totals.ForecastLow),
            forecastHigh = Usd(view.Totals.ForecastHigh),
            untagged = Usd(view.Totals.Untagged),
            view.Totals.UntaggedShare,
            setAside = view.Totals.SetAside.Select(sum => new { sum.RecordType, amount = Usd(sum.Amount) }),
        },
        standings = view.Standings,
        items = view.Environments.Select(Of),
        movers = view.Movers.Select(Of),
        untagged = view.Untagged.Select(row => new { row.TagValue, row.Service, amount = Usd(row.Amount) }),
    };

    public static object Of(ShowbackView view) => new
    {
        month = view.Month.MonthText(),
        view.By,
        items = view.Rows.Select(row => new
        {
            row.Key,
            row.Also,
            row.Environments,
            billed = Usd(row.Billed),
            lastMonth = Usd(row.LastMonth),
            forecast = Usd(row.Forecast),
            estimate = Range(row.Estimate),
            row.IsUntagged,
        }),
        state = Of(view.State),
    };

    public static object Of(Mover mover) => new { mover.Id, mover.Name, before = Usd(mover.Before), after = Usd(mover.After), change = Usd(mover.Change), mover.Cause, mover.Reason, mover.Service };

    public static object Of(YearView view) => new
    {
        months = view.Months.Select(Months.MonthText),
        items = view.Rows.Select(row => new { row.Id, row.Name, row.Team, row.IsDeleted, billed = row.Billed.Select(Usd), total = Usd(row.Total) }),
        totals = view.Totals.Select(Usd),
        untagged = view.Untagged.Select(Usd),
        state = Of(view.State),
    };

    public static object Of(EnvironmentCostView view) => new
    {
        month = view.Month.MonthText(),
        view.IsOver,
        environment = Of(view.Row),
        days = view.Days.Select(day => new { day.Day, billed = Usd(day.Billed), day.IsWhole, expected = Usd(day.Expected), services = day.Services.Select(each => new { each.Service, amount = Usd(each.Amount) }) }),
        cumulative = view.Cumulative.Select(point => new { point.Day, billed = Usd(point.Billed), low = Usd(point.Low), forecast = Usd(point.Forecast), high = Usd(point.High), estimate = Usd(point.Estimate) }),
        services = view.Services.Select(each => new { each.Id, each.Title, billed = Usd(each.Billed), lastMonth = Usd(each.LastMonth), forecast = Usd(each.Forecast), estimate = Usd(each.Estimate) }),
        events = view.Events,
        estimate = new { atRequest = Of(view.AtRequest), now = Of(view.Now) },
        history = view.History.Select(month => new { month = month.Month.MonthText(), billed = Usd(month.Billed), estimate = Usd(month.Estimate), month.Standing }),
        state = Of(view.State),
    };

    public static object Of(PortfolioRow row) => new
    {
        row.Id,
        row.Name,
        row.State,
        row.Team,
        owner = row.OwnerName,
        row.CostCentre,
        row.Product,
        version = row.ProductVersion,
        row.Preset,
        row.Stage,
        row.Account,
        row.Region,
        billed = Usd(row.Billed),
        lastMonth = Usd(row.LastMonth),
        estimate = Range(row.Estimate),
        forecast = Of(row.Forecast),
        atEnd = Usd(row.AtEnd),
        row.AtEndIs,
        band = Band(row.Band),
        row.BandReason,
        row.BandFrom,
        row.Standing,
        row.EstimateOnly,
        row.IsGone,
    };

    public static object Of(BilledState state) => new
    {
        billedThrough = state.Through,
        state.ReadAt,
        state.NextAt,
        state.Metric,
        state.Payer,
        tag = new { key = CostTags.Key, status = state.Tag, advice = state.TagAdvice },
        state.Trouble,
        state.IsBackfilled,
        requests = new { today = state.Spending.Requests, allowed = state.Spending.Allowed, cost = Usd(state.Spending.Dollars), costOfMonth = Usd(state.Spending.DollarsOfMonth) },
    };

    public static object? Of(MonthForecast? forecast) => forecast is null ? null : new
    {
        low = Usd(forecast.Low),
        expected = Usd(forecast.Expected),
        high = Usd(forecast.High),
        forecast.Method,
        forecast.Days,
        forecast.Note,
    };

    public static object? Of(EstimateView? made) => made is null ? null : new
    {
        made.MadeAt,
        made.ConfirmedOn,
        made.IsAtRequest,
        made.Basis,
        made.ProductVersion,
        range = Range(made.Range),
        made.PriceDate,
        made.Assumptions,
        lines = made.Lines.Select(line => new { line.Id, line.Label, amount = Range(line.Amount) }),
        made.Lack,
        made.Note,
    };

    public static object Of(VersionVariance version) => new
    {
        version = version.ProductVersion,
        version.Environments,
        version.Months,
        mean = version.Mean,
        version.Low,
        version.High,
        version.Correction,
        version.Why,
        lines = version.Lines.Select(line => new { line.Id, line.Title, estimated = Usd(line.Estimated), billed = Usd(line.Billed), line.Error }),
    };

    public static object Of(BackTest test) => new
    {
        months = test.MonthCount,
        forecasts = test.Months.Count,
        inside = test.Inside,
        test.MedianAtMid,
        days = test.ByDay(),
    };

    public static object? Range(CostRange? range) => range is null ? null : new { minimum = Usd(range.Minimum), expected = Usd(range.Expected), maximum = Usd(range.Maximum) };

    public static object Band(CostBand band) => new { floor = Usd(band.Floor), ceiling = Usd(band.Ceiling) };

    public static Money? Usd(decimal? amount) => amount is { } known ? Money.Usd(known) : null;
}
