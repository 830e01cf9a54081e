"use strict";
(() => {
  const root = document.documentElement;
  const charts = [...document.querySelectorAll(".chart")];

  // The colours live in the style sheet alone.
  const template = () => {
    const css = getComputedStyle(root);
    const colour = name => css.getPropertyValue("--" + name).trim();
    const axis = {
      gridcolor: colour("rule"), zerolinecolor: colour("axis"), linecolor: colour("axis"),
      automargin: true, ticklabelstandoff: 6, title: { standoff: 12 }
    };
    const uncertain = { error_x: { color: colour("ink"), thickness: 1.5 }, error_y: { color: colour("ink"), thickness: 1.5 } };
    return {
      data: { bar: [uncertain], scatter: [uncertain] },
      layout: {
        paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
        font: { color: colour("ink"), family: getComputedStyle(document.body).fontFamily, size: 13 },
        colorway: [1, 2, 3, 4, 5, 6].map(n => colour("series-" + n)),
        margin: { t: 36, r: 12, b: 12, l: 12 },
        legend: { orientation: "h", x: 0, y: 1, yanchor: "bottom" },
        hoverlabel: { bgcolor: colour("card"), bordercolor: colour("axis"), font: { color: colour("ink") } },
        modebar: { bgcolor: "rgba(0,0,0,0)", color: colour("soft"), activecolor: colour("ink") },
        xaxis: axis, yaxis: axis
      }
    };
  };

  const retheme = size => charts.forEach(chart => Plotly.relayout(chart, { template: template(), ...size }));

  const draw = chart => {
    const { data, layout, config } = JSON.parse(chart.nextElementSibling.textContent);
    chart.hidden = false;
    // A finger that scrolls the page must not zoom the chart.
    const dragmode = matchMedia("(hover: none)").matches ? false : "zoom";
    // Beside a narrow chart names have no room: they stand above their rows.
    const yaxis = layout.yaxis.ticktext && matchMedia("(max-width: 40rem)").matches
      ? { ...layout.yaxis, ticklabelposition: "inside", ticklabelshift: 10, ticklabeloverflow: "allow" }
      : layout.yaxis;
    Plotly.newPlot(chart, data, { ...layout, yaxis, dragmode, template: template() }, config);
    chart.querySelectorAll(".main-svg").forEach((svg, layer) => {
      if (layer === 0) {
        svg.setAttribute("role", "img");
        svg.setAttribute("aria-label", chart.dataset.name);
      } else {
        svg.setAttribute("aria-hidden", "true");
      }
    });
    chart.closest("figure").querySelectorAll("details.plot").forEach(text => { text.open = false; });
  };

  // A table as the Markdown that `actlab report --out NAME.md` writes, but for code.
  const markdown = table => {
    const cell = text => text.textContent.trim().replace(/[\\`*_[\]<>&|#~]/g, "\\$&");
    const row = cells => `| ${cells.join(" | ")} |`;
    const heads = [...table.tHead.rows[0].cells];
    return [
      row(heads.map(cell)),
      row(heads.map(head => head.className === "number" ? "---:" : "---")),
      ...[...table.tBodies[0].rows].map(line => row([...line.cells].map(cell)))
    ].join("\n") + "\n";
  };

  const offerCopy = table => {
    const button = document.createElement("button");
    const say = text => { button.textContent = text; };
    button.type = "button";
    button.className = "copy";
    button.setAttribute("aria-label", `Copy as Markdown: ${table.caption.textContent}`);
    button.addEventListener("click", () =>
      navigator.clipboard.writeText(markdown(table)).then(() => say("Copied"), () => say("The browser does not allow it")));
    say("Copy as Markdown");
    table.parentElement.after(button);
  };

  charts.forEach(draw);
  document.querySelectorAll("table").forEach(offerCopy);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => retheme({}));
  addEventListener("beforeprint", () => {
    root.classList.add("print");
    retheme({ autosize: false, width: 640 });
  });
  addEventListener("afterprint", () => {
    root.classList.remove("print");
    retheme({ autosize: true, width: null });
  });
})();
