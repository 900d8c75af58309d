// Draws what a table beside it says: the numbers are in the page once.
(function () {
  'use strict';

  // Told apart in light and in dark, and by people who do not see red and green as two.
  const PALETTE = ['#0b8a82', '#e0a92e', '#4f6bed', '#c2507f', '#7a9e3b', '#8a63d2', '#d8743c', '#5b7f95', '#8d8d8d'];

  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('[data-chart]').forEach(draw);
  });

  function draw(place) {
    const table = document.getElementById(place.dataset.chart);
    const options = 'stacked' in place.dataset ? bars(readBars(table, place.dataset.steps)) : line(readLine(table));
    const chart = window.echarts.init(place);
    const show = () => chart.setOption(Object.assign(frame(place.dataset.unit), options()), true);
    show();
    new MutationObserver(show).observe(document.documentElement, { attributeFilter: ['data-bs-theme'] });
    new ResizeObserver(() => chart.resize()).observe(place);
  }

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function frame(unit) {
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      // As rich text: the policy of the page allows no style attribute.
      tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: (value) => value + ' ' + unit },
      useUTC: true,
      yAxis: {
        type: 'value',
        name: unit + ', times in UTC',
        nameTextStyle: { color: colour('--tw-soft'), align: 'left' },
        axisLabel: { color: colour('--tw-soft') },
        splitLine: { lineStyle: { color: colour('--tw-line') } },
      },
    };
  }

  function axis(type) {
    const ink = colour('--tw-soft');
    return { type: type, axisLabel: { color: ink, hideOverlap: true }, axisLine: { lineStyle: { color: ink } } };
  }

  // A price holds until its end; where none follows at once, the line breaks.
  function readLine(table) {
    const points = [];
    let reached = null;
    table.querySelectorAll('tr[data-start]').forEach((row) => {
      if (reached !== null && reached !== row.dataset.start) {
        points.push([reached, null]);
      }
      points.push([row.dataset.start, Number(row.dataset.price)], [row.dataset.end, Number(row.dataset.price)]);
      reached = row.dataset.end;
    });
    return points;
  }

  function line(points) {
    return () => {
      const primary = colour('--tblr-primary');
      return {
        grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
        xAxis: axis('time'),
        series: [{
          type: 'line',
          symbol: 'none',
          data: points,
          lineStyle: { color: primary, width: 2 },
          itemStyle: { color: primary },
          areaStyle: { color: primary, opacity: 0.12 },
        }],
      };
    };
  }

  // The names in the order in which they come, and of each its values by time. A step that has none keeps its place.
  function readBars(table, steps) {
    const times = steps.split(',');
    const series = new Map();
    table.querySelectorAll('tr[data-at]').forEach((row) => {
      if (!series.has(row.dataset.series)) {
        series.set(row.dataset.series, new Map());
      }
      series.get(row.dataset.series).set(row.dataset.at, Number(row.dataset.value));
    });
    return { times, series };
  }

  function bars(data) {
    return () => ({
      color: PALETTE,
      grid: { left: 8, right: 16, top: 36, bottom: 40, containLabel: true },
      legend: {
        type: 'scroll',
        bottom: 0,
        textStyle: { color: colour('--tw-ink') },
        pageTextStyle: { color: colour('--tw-ink') },
        pageIconColor: colour('--tblr-primary'),
      },
      xAxis: Object.assign(axis('category'), { data: data.times }),
      series: [...data.series].map(([name, values]) => ({
        name: name,
        type: 'bar',
        stack: 'all',
        barMaxWidth: 48,
        data: data.times.map((time) => values.get(time) || 0),
      })),
    });
  }
})();
