// SPDX-License-Identifier: MIT
// Looks at a page as it is laid out, and writes what is wrong with it.
(function () {
	var wrong = [];

	function say(fault) {
		if (wrong.indexOf(fault) < 0)
			wrong.push(fault);
	}

	function channel(value) {
		value /= 255;
		return value <= 0.03928 ? value / 12.92 :
			Math.pow((value + 0.055) / 1.055, 2.4);
	}

	function light(colour) {
		return 0.2126 * channel(colour[0]) +
			0.7152 * channel(colour[1]) +
			0.0722 * channel(colour[2]);
	}

	function parts(text) {
		var all = text.match(/[\d.]+/g).map(Number);

		return all.length > 3 && all[3] === 0 ? null : all;
	}

	function ground(element) {
		for (; element; element = element.parentElement) {
			var colour = parts(getComputedStyle(element)
				.backgroundColor);

			if (colour)
				return colour;
		}
		return [255, 255, 255];
	}

	function contrast(element) {
		var style = getComputedStyle(element);
		var is_drawn = element instanceof SVGElement;
		var one = light(parts(is_drawn ? style.fill : style.color));
		var other = light(ground(element));

		return (Math.max(one, other) + 0.05) /
			(Math.min(one, other) + 0.05);
	}

	function has_text(element) {
		return Array.from(element.childNodes).some(function (node) {
			return node.nodeType === 3 && node.data.trim();
		});
	}

	if (document.documentElement.scrollWidth > innerWidth)
		say('wider than the window: ' +
			document.documentElement.scrollWidth);
	['header', 'nav', 'main', 'h1'].forEach(function (name) {
		if (document.querySelectorAll(name).length !== 1)
			say('there is not one ' + name);
	});
	document.querySelectorAll('th').forEach(function (head) {
		if (!head.getAttribute('scope'))
			say('a head without a scope');
	});
	document.querySelectorAll('svg').forEach(function (picture) {
		if (!picture.querySelector('title'))
			say('a picture without a title');
	});
	document.querySelectorAll('a[href^="#"]').forEach(function (link) {
		if (!document.getElementById(link.hash.slice(1)))
			say('a link to nowhere: ' + link.hash);
	});
	document.querySelectorAll('body *').forEach(function (element) {
		if (!has_text(element) || element.closest('script,title,.skip') ||
		    !element.getClientRects().length)
			return;
		if (contrast(element) < 4.5)
			say('hard to read: ' + element.tagName);
	});
	var ids = Array.from(document.querySelectorAll('[id]'),
		function (element) { return element.id; });
	if (new Set(ids).size !== ids.length)
		say('an id is there twice');
	if (performance.getEntriesByType('resource').length)
		say('it asked for something');
	document.body.setAttribute('data-wrong', wrong.join('; ') || 'nothing');
})();
