package org.doudi.work;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.doudi.access.Actor;
import org.doudi.kernel.DivisionCode;
import org.doudi.kernel.InvalidValue;
import org.doudi.shell.BadRequest;
import org.doudi.shell.NotFound;
import org.jspecify.annotations.Nullable;

/**
 * Which leads a list shows.
 *
 * @param state empty for all
 * @param cause what a delivery did to the leads; empty for leads whatever their cause
 * @param area a division inside the actor's area
 * @param name part of the name of the head of the family; empty for all
 */
record LeadFilter(
        Optional<LeadState> state,
        Optional<LeadKind> kind,
        Optional<Urgency> urgency,
        Optional<Cause> cause,
        DivisionCode area,
        String name) {
    private static final String EVERY_STATE = "all";
    private static final int LONGEST_NAME = 40;

    /** What a list says of itself in its address, all of it optional. */
    record Address(
            String state,
            String kind,
            String urgency,
            String area,
            String name,
            String after,
            String delivery,
            String event,
            String undo) {
        Address(
                @Nullable String state,
                @Nullable String kind,
                @Nullable String urgency,
                @Nullable String area,
                @Nullable String name,
                @Nullable String after,
                @Nullable String delivery,
                @Nullable String event,
                @Nullable String undo) {
            this.state = Objects.requireNonNullElse(state, "");
            this.kind = Objects.requireNonNullElse(kind, "");
            this.urgency = Objects.requireNonNullElse(urgency, "");
            this.area = Objects.requireNonNullElse(area, "");
            this.name = Objects.requireNonNullElse(name, "");
            this.after = Objects.requireNonNullElse(after, "");
            this.delivery = Objects.requireNonNullElse(delivery, "");
            this.event = Objects.requireNonNullElse(event, "");
            this.undo = Objects.requireNonNullElse(undo, "");
        }
    }

    /**
     * Leads that a delivery, or its being taken back, opened, renewed or withdrew.
     *
     * @param event opened, renewed or withdrawn
     */
    record Cause(UUID delivery, String event, boolean isUndo) {
        private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

        private static Optional<Cause> of(Address address) {
            if (address.delivery.isEmpty()) {
                return Optional.empty();
            }
            boolean known = ID.matcher(address.delivery).matches()
                    && List.of("opened", "renewed", "withdrawn").contains(address.event)
                    && List.of("", "true", "false").contains(address.undo);
            if (!known) {
                throw new BadRequest("work.leads.badAddress");
            }
            return Optional.of(
                    new Cause(UUID.fromString(address.delivery), address.event, address.undo.equals("true")));
        }
    }

    /** The last lead of a page; the next page begins behind it. */
    record Place(LocalDate due, int urgency, UUID lead) {
        private static final Pattern SHAPE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.([123])\\.([0-9a-f-]{36})");

        static Optional<Place> of(String text) {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            var parts = SHAPE.matcher(text);
            if (!parts.matches()) {
                throw new BadRequest("work.leads.badAddress");
            }
            try {
                return Optional.of(new Place(
                        LocalDate.parse(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        UUID.fromString(parts.group(3))));
            } catch (DateTimeParseException | IllegalArgumentException notOurs) {
                throw new BadRequest("work.leads.badAddress");
            }
        }

        @Override
        public String toString() {
            return due + "." + urgency + "." + lead;
        }
    }

    /** The filter of an address: an unknown value is refused and never read as "everything". */
    static LeadFilter of(Address address, Actor actor) {
        return new LeadFilter(
                state(address.state),
                address.kind.isEmpty() ? Optional.empty() : Optional.of(known(LeadKind.ofCode(address.kind))),
                address.urgency.isEmpty() ? Optional.empty() : Optional.of(known(Urgency.ofCode(address.urgency))),
                Cause.of(address),
                area(address.area, actor),
                name(address.name));
    }

    /** A division by its code, which must lie in the actor's area; empty for the area itself. */
    static DivisionCode area(String code, Actor actor) {
        if (code.isEmpty()) {
            return actor.area();
        }
        try {
            var area = new DivisionCode(code);
            if (area.isWithin(actor.area())) {
                return area;
            }
        } catch (InvalidValue notACode) {
            throw new BadRequest("work.leads.badAddress");
        }
        throw new NotFound("division");
    }

    private static Optional<LeadState> state(String code) {
        if (code.isEmpty()) {
            return Optional.of(LeadState.OPEN);
        }
        return code.equals(EVERY_STATE) ? Optional.empty() : Optional.of(known(LeadState.ofCode(code)));
    }

    LeadFilter with(Optional<LeadState> other) {
        return new LeadFilter(other, kind, urgency, cause, area, name);
    }

    LeadFilter withKind(Optional<LeadKind> other) {
        return new LeadFilter(state, other, urgency, cause, area, name);
    }

    LeadFilter withUrgency(Optional<Urgency> other) {
        return new LeadFilter(state, kind, other, cause, area, name);
    }

    String stateCode() {
        return state.map(LeadState::code).orElse(EVERY_STATE);
    }

    /** The address that shows these leads. */
    String link(String path, Actor actor) {
        var parts = new ArrayList<String>();
        if (!state.equals(Optional.of(LeadState.OPEN))) {
            parts.add("state=" + stateCode());
        }
        cause.ifPresent(
                by -> parts.add("delivery=" + by.delivery + "&event=" + by.event + (by.isUndo ? "&undo=true" : "")));
        kind.ifPresent(chosen -> parts.add("kind=" + chosen.code()));
        urgency.ifPresent(chosen -> parts.add("urgency=" + chosen.code()));
        if (!area.equals(actor.area())) {
            parts.add("area=" + area.value());
        }
        if (!name.isEmpty()) {
            parts.add("name=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
        }
        return parts.isEmpty() ? path : path + "?" + String.join("&", parts);
    }

    private static String name(String text) {
        var name = text.strip();
        if (name.length() > LONGEST_NAME) {
            throw new BadRequest("work.leads.badAddress");
        }
        return name;
    }

    private static <T> T known(Optional<T> value) {
        return value.orElseThrow(() -> new BadRequest("work.leads.badAddress"));
    }
}
