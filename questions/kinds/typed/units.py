"""Units of measure: their names, and how to convert between units of one dimension."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: ``symbol`` is its canonical name, ``factor`` how many of the dimension's base unit it is."""

    symbol: str
    dimension: str
    factor: Decimal


_TABLE = """
length    km 1000            kilometre kilometres kilometer kilometers kms
length    m 1                metre metres meter meters
length    cm 0.01            centimetre centimetres centimeter centimeters
length    mm 0.001           millimetre millimetres millimeter millimeters
length    µm 0.000001        μm um micrometre micrometres micrometer micrometers micron microns
length    nm 0.000000001     nanometre nanometres nanometer nanometers
length    mi 1609.344        mile miles
length    ft 0.3048          foot feet
length    in 0.0254          inch inches
length    yd 0.9144          yard yards
area      km2 1000000        sq_km square_kilometre square_kilometres square_kilometer square_kilometers
area      m2 1               sq_m square_metre square_metres square_meter square_meters
area      mi2 2589988.110336 sq_mi square_mile square_miles
area      ft2 0.09290304     sq_ft square_foot square_feet
area      ha 10000           hectare hectares
area      acre 4046.8564224  acres
volume    m3 1000            cubic_metre cubic_metres cubic_meter cubic_meters
volume    km3 1000000000000  cubic_kilometre cubic_kilometres cubic_kilometer cubic_kilometers
volume    l 1                litre litres liter liters
volume    ml 0.001           millilitre millilitres milliliter milliliters
mass      kg 1               kilogram kilograms kilogramme kilogrammes kilo kilos kgs
mass      g 0.001            gram grams gramme grammes
mass      mg 0.000001        milligram milligrams
mass      t 1000             tonne tonnes metric_ton metric_tons
mass      oz 0.028349523125  ounce ounces
tons      ton 1              tons
pounds    pound 1            pounds lb lbs £ gbp pound_sterling pounds_sterling
time      s 1                second seconds sec secs
time      min 60             minute minutes mins
time      h 3600             hour hours hr hrs
time      day 86400          days
time      week 604800        weeks
months    month 1            months
months    year 12            years yr yrs
months    decade 120         decades
months    century 1200       centuries
speed     km/h 1000          kmh kph kilometres_per_hour kilometers_per_hour kilometres_an_hour
speed     mph 1609.344       mi/h miles_per_hour miles_an_hour
speed     m/s 3600           metres_per_second meters_per_second
celsius   °c 1               degrees_celsius degree_celsius degrees_c celsius centigrade degrees_centigrade
fahren    °f 1               degrees_fahrenheit degree_fahrenheit degrees_f fahrenheit
kelvin    k 1                kelvin kelvins
angle     ° 1                degree degrees deg
share     % 1                percent per_cent pc percentage
points    percentage_point 1 percentage_points
dollars   $ 1                dollar dollars usd us$ us_dollar us_dollars
euros     € 1                euro euros eur
yen       ¥ 1                yen
power     w 1                watt watts
power     kw 1000            kilowatt kilowatts
power     mw 1000000         megawatt megawatts
power     gw 1000000000      gigawatt gigawatts
energy    kwh 1              kilowatt_hour kilowatt_hours
energy    mwh 1000           megawatt_hour megawatt_hours
energy    gwh 1000000        gigawatt_hour gigawatt_hours
frequency hz 1               hertz
frequency khz 1000           kilohertz
frequency mhz 1000000        megahertz
frequency ghz 1000000000     gigahertz
data      byte 1             bytes
data      kb 1000            kilobyte kilobytes
data      mb 1000000         megabyte megabytes
data      gb 1000000000      gigabyte gigabytes
data      tb 1000000000000   terabyte terabytes
voltage   v 1                volt volts
"""
"""Each line: dimension, symbol, factor, other names ("_" for a space)."""


def _names() -> dict[str, Unit]:
    names: dict[str, Unit] = {}
    for dimension, symbol, factor, *others in (line.split() for line in _TABLE.split("\n") if line):
        unit = Unit(symbol, dimension, Decimal(factor))
        names |= dict.fromkeys((name.replace("_", " ") for name in (symbol, *others)), unit)
    return names


_UNITS = _names()
_LONGEST_NAME = max(len(name.split()) for name in _UNITS)


def unit_named(text: str) -> Unit | None:
    """Returns the unit with this name or symbol, whatever its case, or None."""
    words = text.casefold().replace("²", "2").replace("³", "3").replace("-", " ").split()
    name = " ".join(words)
    return _UNITS.get(name) or _UNITS.get(name.rstrip("."))


def unit_at(words: list[str], start: int) -> tuple[Unit, int] | None:
    """Returns the unit named by the words from ``start``, and the index after it; the longest name wins."""
    for length in range(min(_LONGEST_NAME, len(words) - start), 0, -1):
        unit = _UNITS.get(" ".join(words[start : start + length]))
        if unit is not None:
            return unit, start + length
    return None
