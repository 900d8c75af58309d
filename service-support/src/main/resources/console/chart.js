// Draws what a table beside it says: the numbers are in the page once.
(function () {
  'use strict';

  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('[data-chart]').forEach(draw);
  });

  function draw(place) {
    const points = read(document.getElementById(place.dataset.chart));
    const chart = window.echarts.init(place);
    const show = () => chart.setOption(options(place.dataset.unit, points), true);
    show();
    new MutationObserver(show).observe(document.documentElement, { attributeFilter: ['data-bs-theme'] });
    new ResizeObserver(() => chart.resize()).observe(place);
  }

  // A price holds until its end; where none follows at once, the line breaks.
  function read(table) {
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

  function options(unit, points) {
    const colours = getComputedStyle(document.documentElement);
    const ink = colours.getPropertyValue('--tw-soft').trim();
    const line = colours.getPropertyValue('--tw-line').trim();
    const primary = colours.getPropertyValue('--tblr-primary').trim();
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
      // As rich text: the policy of the page allows no style attribute.
      tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: (price) => price + ' ' + unit },
      useUTC: true,
      xAxis: { type: 'time', axisLabel: { color: ink, hideOverlap: true }, axisLine: { lineStyle: { color: ink } } },
      yAxis: {
        type: 'value',
        name: unit + ', times in UTC',
        nameTextStyle: { color: ink, align: 'left' },
        axisLabel: { color: ink },
        splitLine: { lineStyle: { color: line } },
      },
      series: [{
        type: 'line',
        symbol: 'none',
        data: points,
        lineStyle: { color: primary, width: 2 },
        itemStyle: { color: primary },
        areaStyle: { color: primary, opacity: 0.12 },
      }],
    };
  }
})();
