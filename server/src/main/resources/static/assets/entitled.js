// Lets the browser's own "back" go through the questions. Without it every page is a form sent by itself, and works.
// What was shown stays in the memory of this page alone: nothing is written anywhere.
"use strict";
(() => {
    const main = document.getElementById("main");
    const shown = [];
    let now = 0;
    // What was typed belongs to the page as it is remembered.
    const remember = () => {
        main.querySelectorAll("input:not([type=hidden])").forEach(input => {
            input.toggleAttribute("checked", input.checked);
            if (input.type === "text") { input.setAttribute("value", input.value); }
        });
        main.querySelectorAll("option").forEach(option => option.toggleAttribute("selected", option.selected));
        main.querySelectorAll("form").forEach(form => delete form.dataset.sent);
        shown[now] = { html: main.innerHTML, title: document.title };
    };
    const show = page => {
        main.innerHTML = page.html;
        document.title = page.title;
        window.scrollTo(0, 0);
        (main.querySelector("[role=alert]") || main).focus();
    };
    document.addEventListener("submit", async event => {
        const form = event.target;
        if (form.getAttribute("action") !== "/entitled" || form.dataset.plain || event.defaultPrevented) {
            return;
        }
        event.preventDefault();
        const body = new URLSearchParams(new FormData(form, event.submitter));
        remember();
        try {
            const response = await fetch("/entitled", { method: "POST", body, cache: "no-store", credentials: "same-origin" });
            const page = new DOMParser().parseFromString(await response.text(), "text/html");
            now += 1;
            shown.length = now;
            shown[now] = { html: page.getElementById("main").innerHTML, title: page.title };
            history.pushState({ entitled: now }, "");
            show(shown[now]);
        } catch {
            form.dataset.plain = "yes";
            form.requestSubmit(event.submitter);
        }
    });
    window.addEventListener("popstate", event => {
        remember();
        now = event.state && event.state.entitled ? event.state.entitled : 0;
        if (shown[now]) {
            show(shown[now]);
        } else {
            location.reload();
        }
    });
})();
