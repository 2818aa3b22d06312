// Shows the time left by the server's reckoning, says it aloud a few times, and hands in when it is up.
(() => {
  const SAID = [1800, 600, 300, 60, 30];
  const place = document.querySelector("[data-seconds-left]");
  const clock = place.querySelector("[data-clock]");
  const says = document.querySelector("[data-says]");
  const given = Number(place.dataset.secondsLeft);
  const begun = performance.now();
  const toSay = SAID.filter((seconds) => seconds < given);

  function words(seconds) {
    if (seconds >= 60) return `${seconds / 60} ${seconds === 60 ? "minute" : "minutes"} left`;
    return `${seconds} seconds left`;
  }

  function digits(left) {
    const two = (number) => String(number).padStart(2, "0");
    const [hours, minutes, seconds] = [Math.floor(left / 3600), Math.floor((left % 3600) / 60), left % 60];
    return hours ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
  }

  function tick() {
    const left = Math.max(0, Math.ceil(given - (performance.now() - begun) / 1000));
    clock.textContent = digits(left);
    place.classList.toggle("sitting__time--short", left <= 60);
    while (toSay.length && left <= toSay[0]) says.textContent = words(toSay.shift());
    if (left > 0) return;
    clearInterval(timer);
    says.textContent = "The time is up. Your answers are handed in.";
    document.getElementById("sitting").requestSubmit();
  }

  const timer = setInterval(tick, 1000);
  tick();
})();
