/* SPDX-License-Identifier: MIT */
/*
 * A document as one page that stands alone: landmarks, tables with captions,
 * each picture before its table, names behind a number in a part that opens.
 * Without the script all of it can be read; the script sorts a table by the
 * head that is pressed. End tags that HTML does not need are left out: a table
 * of two thousand learners is a third smaller without them.
 */
#include <math.h>

#include "report/forms.h"
#include "svg.h"

#define PICTURE_WIDTH 720
#define PICTURE_ROWS_MOST 40
#define OPEN_ROWS_MOST 12 /* a longer table below its picture is closed */
#define STRIP_STEP 6
#define STRIP_HEIGHT 16

static const char style[] =
	":root{color-scheme:light dark;--page:#fff;--text:#1b1b1b;"
	"--quiet:#545454;--rule:#8a8a8a;--band:#f3f3f3;--link:#0b4f9e;"
	"--t0:#0b4f9e;--t1:#8f3d00;--t2:#00624b;--t3:#7a1f6b;--t4:#6b5900;"
	"--t5:#4d4d4d}\n"
	"@media(prefers-color-scheme:dark){:root{--page:#161616;--text:#ececec;"
	"--quiet:#b4b4b4;--rule:#7d7d7d;--band:#242424;--link:#8ec1ff;"
	"--t0:#8ec1ff;--t1:#ffb27a;--t2:#6fdcbf;--t3:#f0a2e0;--t4:#e6d06a;"
	"--t5:#c4c4c4}}\n"
	"*{box-sizing:border-box}\n"
	"body{margin:0 auto;max-width:76rem;padding:0 1rem 3rem;"
	"background:var(--page);color:var(--text);"
	"font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}\n"
	"a{color:var(--link)}\n"
	".skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;"
	"background:var(--page);padding:.5rem;z-index:1}\n"
	"h1{font-size:1.6rem;margin:1.5rem 0 0}h2{font-size:1.3rem;"
	"margin:2.5rem 0 .5rem;border-bottom:1px solid var(--rule)}\n"
	"h3{font-size:1.05rem;margin:1.5rem 0 .25rem}\n"
	"p{margin:.25rem 0}.quiet,caption{color:var(--quiet)}\n"
	"nav ul{padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1rem;"
	"list-style:none}\n"
	".wide{overflow-x:auto;max-width:100%}\n"
	"svg{max-width:100%;height:auto}.picture svg{min-width:34rem}"
	"svg.strip{max-width:none;height:1rem}\n"
	".t0{color:var(--t0)}.t1{color:var(--t1)}.t2{color:var(--t2)}"
	".t3{color:var(--t3)}.t4{color:var(--t4)}.t5{color:var(--t5)}\n"
	"table{border-collapse:collapse;font-variant-numeric:tabular-nums}\n"
	"caption{text-align:left;font-size:.9rem;padding:.25rem 0}\n"
	"th,td{padding:.2rem .6rem;text-align:left;vertical-align:top;"
	"border-bottom:1px solid var(--band);overflow-wrap:normal}\n"
	"thead th{border-bottom:1px solid var(--rule);white-space:nowrap}\n"
	".n{text-align:right;white-space:nowrap}\n"
	"th button{all:unset;cursor:pointer;font:inherit;font-weight:bold}\n"
	"th button:focus-visible,a:focus-visible,summary:focus-visible,"
	".wide:focus-visible{outline:3px solid var(--link)}\n"
	"th[aria-sort=ascending] button::after{content:\" \\2191\"}\n"
	"th[aria-sort=descending] button::after{content:\" \\2193\"}\n"
	"summary{cursor:pointer;font-weight:bold;padding:.25rem 0}\n"
	"@page{margin:15mm}@media print{body{max-width:none;font-size:10pt;"
	"color:#000;background:#fff}nav,.skip{display:none}"
	".wide{overflow:visible}h2,h3{break-after:avoid}"
	"tr,svg{break-inside:avoid}a{color:inherit;text-decoration:none}"
	"details>*{display:block}}\n";

/* Heads become buttons; a part that is linked to opens. */
static const char script[] =
	"document.querySelectorAll('table').forEach(function(t){"
	"var hs=t.querySelectorAll('thead th');hs.forEach(function(h,c){"
	"var b=document.createElement('button');b.textContent=h.textContent;"
	"h.textContent='';h.appendChild(b);b.addEventListener('click',"
	"function(){var up=h.getAttribute('aria-sort')!=='ascending';"
	"hs.forEach(function(o){o.removeAttribute('aria-sort')});"
	"h.setAttribute('aria-sort',up?'ascending':'descending');"
	"var body=t.tBodies[0],rows=Array.from(body.rows);"
	"function key(r){var s=r.cells[c].textContent.trim(),"
	"n=parseFloat(s.replace('<',''));"
	"return /^[-<\\d]/.test(s)&&!isNaN(n)&&!/^\\d{4}-/.test(s)?n:s}"
	"rows.sort(function(a,b){var x=key(a),y=key(b);"
	"if(typeof x!==typeof y)return typeof x==='number'?-1:1;"
	"var d=typeof x==='number'?x-y:x.localeCompare(y);return up?d:-d});"
	"rows.forEach(function(r){body.appendChild(r)})})})});"
	"function open_(){var e=location.hash&&"
	"document.getElementById(location.hash.slice(1));"
	"if(e&&e.tagName==='DETAILS')e.open=true}"
	"addEventListener('hashchange',open_);open_();"
	"addEventListener('beforeprint',function(){"
	"document.querySelectorAll('details').forEach(function(d){d.open=true})"
	"});";

static void write_element(struct buf *out, const char *open,
	const char *text, const char *close)
{
	buf_adds(out, open);
	svg_escape(out, text);
	buf_adds(out, close);
}

/* A line through the values; what it says stands in the title. */
static void write_strip(struct buf *out, const struct document_cell *cell,
	const char *words)
{
	const char *mark = "M";

	buf_addf(out, "<svg class=\"strip t0\" role=\"img\" width=\"%zu\" "
		"height=\"%d\" viewBox=\"0 0 %zu %d\"><title>",
		cell->strip_count * STRIP_STEP + 2, STRIP_HEIGHT,
		cell->strip_count * STRIP_STEP + 2, STRIP_HEIGHT);
	svg_escape(out, words);
	buf_adds(out, "</title><path fill=\"none\" stroke=\"currentColor\" "
		"stroke-width=\"1.5\" stroke-linecap=\"round\" d=\"");
	for (size_t i = 0; i < cell->strip_count; i++) {
		if (isnan(cell->strip[i])) {
			mark = "M";
			continue;
		}
		buf_addf(out, "%s%zu %.1fh0", mark, i * STRIP_STEP + 2,
			STRIP_HEIGHT - 2 - cell->strip[i] *
			(STRIP_HEIGHT - 4));
		mark = "L";
	}
	buf_adds(out, "\"/></svg>");
}

static bool is_number(enum document_kind kind)
{
	return kind == KIND_COUNT || kind == KIND_NUMBER || kind == KIND_SHARE;
}

static void write_cell(struct buf *out, const struct document_table *table,
	size_t row, size_t column)
{
	const struct document_cell *cell = document_at(table, row, column);
	enum document_kind kind = table->columns.items[column].kind;
	struct buf words = BUF_INIT;

	document_write_cell(&words, table, row, column);
	if (column == 0)
		buf_adds(out, "<th scope=row>");
	else
		buf_adds(out, is_number(kind) ? "<td class=n>" : "<td>");
	if (cell->opens)
		buf_addf(out, "<a href=\"#%s\">", cell->opens);
	if (kind == KIND_STRIP && cell->state == CELL_VALUE)
		write_strip(out, cell, buf_text(&words));
	else
		svg_escape(out, buf_text(&words));
	if (cell->opens)
		buf_adds(out, "</a>");
	buf_release(&words);
}

static void write_head(struct buf *out, const struct document_table *table)
{
	buf_adds(out, "<thead><tr>");
	for (size_t i = 0; i < table->columns.count; i++) {
		const struct document_column *column =
			&table->columns.items[i];

		buf_addf(out, "<th scope=col%s>", is_number(column->kind) ?
			" class=n" : "");
		svg_escape(out, column->name);
	}
	buf_adds(out, "\n<tbody>\n");
}

/* In a box of its own, which scrolls where the screen is narrower. */
static void write_grid(struct buf *out, const struct document_table *table)
{
	buf_adds(out, "<div class=wide role=region tabindex=0 aria-label=\"");
	svg_escape(out, table->title);
	buf_adds(out, "\"><table>\n");
	if (table->note)
		write_element(out, "<caption>", table->note, "</caption>\n");
	write_head(out, table);
	for (size_t i = 0; i < document_rows(table); i++) {
		buf_adds(out, "<tr>");
		for (size_t j = 0; j < table->columns.count; j++)
			write_cell(out, table, i, j);
		buf_addc(out, '\n');
	}
	buf_adds(out, "</table></div>\n");
}

static bool has_picture(const struct document_table *table)
{
	return table->picture == PICTURE_FLOW || (table->picture &&
		document_rows(table) <= PICTURE_ROWS_MOST);
}

static void write_table(struct buf *out, const struct document_table *table)
{
	bool is_closed = has_picture(table) &&
		document_rows(table) > OPEN_ROWS_MOST;

	buf_addf(out, "<h3 id=\"%s\">", table->id);
	svg_escape(out, table->title);
	buf_adds(out, "</h3>\n");
	if (!document_rows(table)) {
		buf_adds(out, "<p class=quiet>None.</p>\n");
		return;
	}
	if (has_picture(table)) {
		buf_adds(out, "<div class=\"wide picture\" role=region "
			"tabindex=0 aria-label=\"Picture\">");
		form_svg(out, table, PICTURE_WIDTH);
		buf_adds(out, "</div>\n");
	}
	if (is_closed)
		buf_adds(out, "<details><summary>The numbers</summary>\n");
	write_grid(out, table);
	if (is_closed)
		buf_adds(out, "</details>\n");
}

static void write_detail(struct buf *out, const struct document_table *table)
{
	buf_addf(out, "<details id=\"%s\"><summary>", table->id);
	svg_escape(out, table->title);
	buf_adds(out, "</summary>\n");
	write_grid(out, table);
	buf_adds(out, "</details>\n");
}

/* Opened from a number only; a flow is seen at once, its table opened. */
static bool is_behind(const struct document_table *table)
{
	return table->is_detail && table->picture != PICTURE_FLOW;
}

static void write_section(struct buf *out,
	const struct document_section *section)
{
	buf_addf(out, "<section aria-labelledby=\"s-%s\">\n<h2 id=\"s-%s\">",
		section->id, section->id);
	svg_escape(out, section->title);
	buf_adds(out, "</h2>\n");
	for (size_t i = 0; i < section->sentences.count; i++)
		write_element(out, "<p>", section->sentences.items[i],
			"</p>\n");
	for (size_t i = 0; i < section->tables.count; i++) {
		if (!is_behind(section->tables.items[i]))
			write_table(out, section->tables.items[i]);
	}
	for (size_t i = 0; i < section->tables.count; i++) {
		if (is_behind(section->tables.items[i]))
			write_detail(out, section->tables.items[i]);
	}
	buf_adds(out, "</section>\n");
}

static void write_contents(struct buf *out, const struct document *document)
{
	buf_adds(out, "<nav aria-label=\"Contents\"><ul>\n");
	for (size_t i = 0; i < document->sections.count; i++) {
		buf_addf(out, "<li><a href=\"#s-%s\">",
			document->sections.items[i]->id);
		svg_escape(out, document->sections.items[i]->title);
		buf_adds(out, "</a>\n");
	}
	buf_adds(out, "</ul></nav>\n");
}

void form_html(struct buf *out, const struct document *document)
{
	buf_adds(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
		"<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
		"content=\"width=device-width, initial-scale=1\">\n"
		"<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
	svg_escape(out, document->title);
	buf_addf(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n"
		"<a class=skip href=\"#main\">To the text</a>\n<header>\n",
		style);
	write_element(out, "<h1>", document->title, "</h1>\n");
	write_element(out, "<p class=quiet>", document->subtitle, "</p>\n");
	write_contents(out, document);
	buf_adds(out, "</header>\n<main id=\"main\">\n");
	for (size_t i = 0; i < document->sections.count; i++)
		write_section(out, document->sections.items[i]);
	buf_addf(out, "</main>\n<script>%s</script>\n</body>\n</html>\n",
		script);
}
