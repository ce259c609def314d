// Enhances pages that work without it.
"use strict";
// A form is sent once, however often its button is pressed.
document.addEventListener("submit", event => {
    const form = event.target;
    if (form.dataset.sent) {
        event.preventDefault();
        return;
    }
    form.dataset.sent = "yes";
    window.setTimeout(() => delete form.dataset.sent, 5000);
});
// The key "/" goes to the search of the page.
document.addEventListener("keydown", event => {
    const search = document.querySelector("[data-search]");
    if (event.key === "/" && search && !event.target.closest("input, textarea, select")) {
        event.preventDefault();
        search.focus();
    }
});
// A slider moves its number and is moved by it; without scripts there is only the number.
document.querySelectorAll("[data-mirrors]").forEach(slider => {
    const number = document.getElementById(slider.dataset.mirrors);
    slider.hidden = false;
    slider.addEventListener("input", () => { number.value = slider.value; });
    number.addEventListener("input", () => { slider.value = number.value; });
});
