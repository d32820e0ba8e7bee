/* SPDX-License-Identifier: MIT */
/* Text in markup. */
#include "svg.h"

void svg_escape(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '&')
			buf_adds(out, "&amp;");
		else if (*text == '<')
			buf_adds(out, "&lt;");
		else if (*text == '>')
			buf_adds(out, "&gt;");
		else if (*text == '"')
			buf_adds(out, "&quot;");
		else
			buf_addc(out, *text);
	}
}
