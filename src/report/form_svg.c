/* SPDX-License-Identifier: MIT */
/* A pen that writes SVG. Marks are of class t0 to t5, whose colours the page
 * says; without one they are of the colour of text. */
#include "report/forms.h"
#include "report/picture.h"
#include "svg.h"

static void write_open(void *context, const struct document_table *table,
	int width, int height)
{
	struct buf *out = context;

	buf_addf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
		"viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
		"aria-labelledby=\"%s-picture\" font-family=\"sans-serif\" "
		"font-size=\"%d\">\n<title id=\"%s-picture\">", width, height,
		width, height, table->id, PICTURE_LETTERS, table->id);
	svg_escape(out, table->title);
	buf_adds(out, "</title>\n");
}

static void write_text(void *context, double x, double y,
	enum picture_anchor anchor, const char *text)
{
	static const char *const anchors[] = {
		[ANCHOR_START] = "start",
		[ANCHOR_MIDDLE] = "middle",
		[ANCHOR_END] = "end",
	};
	struct buf *out = context;

	buf_addf(out, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" "
		"fill=\"currentColor\">", x, y, anchors[anchor]);
	svg_escape(out, text);
	buf_adds(out, "</text>\n");
}

static void write_box(void *context, const struct picture_box *box)
{
	buf_addf(context, "<rect class=\"t%zu\" x=\"%.1f\" y=\"%.1f\" "
		"width=\"%.1f\" height=\"%.1f\" fill=\"currentColor\" "
		"fill-opacity=\"%.2f\"/>\n", box->tone, box->x, box->y,
		box->width, box->height, box->opacity);
}

static void write_line(void *context, const double (*points)[2], size_t count)
{
	struct buf *out = context;

	for (size_t i = 0; i < count; i++)
		buf_addf(out, i ? " L%.1f %.1f" : "<path class=\"t0\" "
			"fill=\"none\" stroke=\"currentColor\" "
			"stroke-width=\"2\" stroke-linecap=\"round\" "
			"d=\"M%.1f %.1f h0", points[i][0], points[i][1]);
	buf_adds(out, "\"/>\n");
}

static void write_ribbon(void *context, const struct picture_ribbon *ribbon)
{
	double middle = (ribbon->x0 + ribbon->x1) / 2;
	double bottom0 = ribbon->y0 + ribbon->height;
	double bottom1 = ribbon->y1 + ribbon->height;
	struct buf *out = context;

	buf_addf(out, "<path class=\"t%zu\" fill=\"currentColor\" "
		"fill-opacity=\"%.1f\" d=\"M%.1f %.1f C%.1f %.1f %.1f %.1f "
		"%.1f %.1f v%.1f C%.1f %.1f %.1f %.1f %.1f %.1f z\"><title>",
		ribbon->tone, ribbon->opacity, ribbon->x0, ribbon->y0, middle,
		ribbon->y0, middle, ribbon->y1, ribbon->x1, ribbon->y1,
		ribbon->height, middle, bottom1, middle, bottom0, ribbon->x0,
		bottom0);
	buf_addf(out, "%.0f: ", ribbon->students);
	svg_escape(out, ribbon->from);
	buf_adds(out, " to ");
	svg_escape(out, ribbon->to);
	buf_adds(out, "</title></path>\n");
}

void form_svg(struct buf *out, const struct document_table *table, int width)
{
	const struct picture_pen pen = {
		.context = out,
		.open = write_open,
		.box = write_box,
		.text = write_text,
		.line = write_line,
		.ribbon = write_ribbon,
	};

	if (!picture_has(table))
		return;
	picture_draw(&pen, table, width);
	buf_adds(out, "</svg>\n");
}
