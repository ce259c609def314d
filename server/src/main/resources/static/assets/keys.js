// J and K walk through a list, Enter opens; the page works without it.
"use strict";
(() => {
    const links = [...document.querySelectorAll("[data-keys] [data-open]")];
    const move = step => {
        const here = links.indexOf(document.activeElement);
        const next = here < 0 ? (step > 0 ? 0 : links.length - 1) : here + step;
        links[Math.max(0, Math.min(links.length - 1, next))]?.focus();
    };
    document.addEventListener("keydown", event => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) {
            return;
        }
        if (event.key === "j" || event.key === "J") {
            move(1);
        } else if (event.key === "k" || event.key === "K") {
            move(-1);
        }
    });
})();
